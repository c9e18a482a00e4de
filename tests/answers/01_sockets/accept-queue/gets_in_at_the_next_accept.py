"""Keeps a client that is not let in outside, and lets it in when accept makes room.

base: right_plain
score: 3
caught by: accept-queue-foreseen
message: after event 4
hint: accept lets nobody in
"""
# instead of
    connected, waiting, counts = 0, 0, []
# this
    connected, waiting, counts, outside = 0, 0, [], 0

# instead of
        if event == "accept" and waiting:
            waiting -= 1
# this
        elif event == "connect":
            outside += 1
        if event == "accept" and waiting:
            waiting -= 1
            if outside:
                outside, connected, waiting = outside - 1, connected + 1, waiting + 1
