"""Takes a connection out of the queue when its client ends it.

base: right_plain
score: 4
caught by: accept-queue-surprises
message: stays in the queue
"""
# instead of
        if event == "accept" and waiting:
# this
        if event != "connect" and waiting:
