"""Goes on for ever.

base: reference
score: 6
caught by: chat-server-stop
message: returns once stop is set
hint: look at stop.is_set() on every turn
"""
# instead of
    while not stop.is_set():
# this
    while True:
