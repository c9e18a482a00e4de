"""Looks at the deadline, and lets each recv wait for the whole timeout.

base: reference
score: 3
caught by: first-match-clock
message: first_match(sock, match, timeout) returns None, since a cow comes before the time is over
hint: give settimeout what is left
"""
# instead of
    while (left := deadline - time.monotonic()) > 0:
        sock.settimeout(left)
# this
    sock.settimeout(timeout)
    while time.monotonic() < deadline:
