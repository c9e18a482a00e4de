"""Takes the backlog for the number of clients that a server can have.

base: right_plain
score: 3
caught by: accept-queue-foreseen
message: (3, 2) after event 5
hint: accept has made room
"""
# instead of
        if event == "connect" and waiting <= backlog:
# this
        if event == "connect" and connected <= backlog:
