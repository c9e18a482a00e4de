"""Takes a backlog below 0 as it comes.

base: right_plain
score: 4
caught by: accept-queue-foreseen
message: a backlog is not negative
hint: is no backlog
"""
# instead of
    if backlog < 0 or any(event not in ("connect", "accept", "hang up", "reset") for event in events):
# this
    if any(event not in ("connect", "accept", "hang up", "reset") for event in events):
