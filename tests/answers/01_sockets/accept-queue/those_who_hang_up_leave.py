"""Takes a connection out of the queue when its client ends it.

base: right_plain
score: 5
caught by: accept-queue-ended
message: after event 2, 'hang up'
hint: stays in the queue
"""
# instead of
        if event == "accept" and waiting:
# this
        if event != "connect" and waiting:
