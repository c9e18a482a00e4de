"""Closes the listener, which is not its own, when it is told to stop.

base: right_plain
score: 6
caught by: echo-server-listener
message: the listener is closed
hint: leave it open
"""
# instead of
    for connection, thread in conversations:
# this
    for connection, _ in conversations:

# instead of
        thread.join()
# this
    for _, thread in conversations:
        thread.join()
    listener.close()
