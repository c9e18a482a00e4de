"""Returns the last that matches, of those that have come.

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
    best = None

# instead of
            return datagram
    return None
# this
            best = datagram
            deadline = min(deadline, time.monotonic() + 0.1)
    return best
