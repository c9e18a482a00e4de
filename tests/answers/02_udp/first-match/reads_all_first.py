"""Receives all that comes, and then looks for the match.

base: reference
score: 3
caught by: first-match-chooses
message: timed out: ✗ first_match(sock, match, 30.0) returns b'cat', the only datagram, at once
hint: as soon as a datagram matches
"""
# instead of
    deadline = time.monotonic() + timeout
# this
    deadline = time.monotonic() + timeout
    found = []

# instead of
        if match(datagram):
            return datagram
    return None
# this
        found.append(datagram)
    return next(filter(match, found), None)
