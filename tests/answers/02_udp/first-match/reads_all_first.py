"""Receives all that comes, and then looks for the match.

base: reference
score: 3
caught by: first-match-chooses
message: first_match(sock, match, 2.0), then sock.recv(100), returns (b'cat 1', b'cat 2'), since bo
hint: take nothing behind it
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
