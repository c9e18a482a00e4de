"""Gives settimeout what is left of the time without looking whether any is.

base: reference
score: 3
caught by: first-match-clock
message: raised ValueError
hint: settimeout takes no negative number
"""
# instead of
    while (left := deadline - time.monotonic()) > 0:
        sock.settimeout(left)
# this
    while True:
        sock.settimeout(deadline - time.monotonic())
