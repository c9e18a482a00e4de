"""Takes no notice of an event that it does not know.

base: right_plain
score: 4
caught by: accept-queue-foreseen
message: since 'listen' is no event
hint: must not pass in silence
"""
# instead of
    if backlog < 0 or any(event not in ("connect", "accept", "hang up", "reset") for event in events):
# this
    if backlog < 0:
