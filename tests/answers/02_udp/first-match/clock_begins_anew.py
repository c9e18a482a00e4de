"""Gives each recv the whole timeout.

base: reference
score: 3
caught by: first-match-clock
message: it gives up while junk still comes, every 0.05 seconds, 40 times
hint: each recv began with the whole timeout again
"""
# instead of
    while (left := deadline - time.monotonic()) > 0:
        sock.settimeout(left)
# this
    while True:
        sock.settimeout(timeout)

# instead of
    deadline = time.monotonic() + timeout
# this
