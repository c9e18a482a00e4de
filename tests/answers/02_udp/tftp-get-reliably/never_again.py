"""Waits for ever for what was lost.

base: reference
score: 2
caught by: tftp-get-reliably-lost
message: sends again what may be lost
hint: send the RRQ again
"""
# instead of
            if (left := due - time.monotonic()) <= 0:
                if tries == TRIES:
# this
            left = None
            if due == 0.0 or tries > TRIES:
                if tries == TRIES:
