"""Waits for a match for ever.

base: reference
score: 3
caught by: first-match-clock
message: timed out: ✗ first_match(sock, match, 0.2) returns None, since nothing comes from 127.0.0.
hint: unless the socket has a timeout
hangs: yes
"""
# instead of
    while (left := deadline - time.monotonic()) > 0:
        sock.settimeout(left)
# this
    while True:
