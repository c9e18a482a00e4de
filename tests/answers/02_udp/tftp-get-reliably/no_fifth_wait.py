"""Gives up as soon as it has sent for the fifth time.

base: reference
score: 5
caught by: tftp-get-reliably-gives-up
message: where only the fifth RRQ is answered, it takes the answer
hint: when that wait is over, and not when it begins
"""
# instead of
                tries, left, due = tries + 1, timeout, time.monotonic() + timeout
# this
                tries, left, due = tries + 1, timeout, time.monotonic() + timeout
                if tries == TRIES:
                    raise TimeoutError("no answer")
