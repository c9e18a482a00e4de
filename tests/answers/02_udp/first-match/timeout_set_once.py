"""Looks at the deadline, and lets each recv wait for the whole timeout.

base: reference
score: 3
caught by: first-match-clock
message: first_match(sock, match, 1.0) returns None, since a cow comes after 0.9 seconds, and the c
hint: give settimeout what is left
"""
# instead of
    while (left := deadline - time.monotonic()) > 0:
        sock.settimeout(left)
# this
    sock.settimeout(timeout)
    while time.monotonic() < deadline:
