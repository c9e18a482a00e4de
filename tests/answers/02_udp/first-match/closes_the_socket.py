"""Closes the caller's socket.

base: reference
score: 2
caught by: first-match-chooses
message: first_match(sock, match, 2.0), then sock.recv(100), returns (b'cat 1', b'cat 2'), since bo
hint: has been closed already
"""
# instead of
    while (left := deadline - time.monotonic()) > 0:
        sock.settimeout(left)
# this
    while sock.fileno() >= 0 and (left := deadline - time.monotonic()) > 0:
        sock.settimeout(left)

# instead of
            return datagram
# this
            sock.close()
            return datagram
