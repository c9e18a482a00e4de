"""Receives first and looks afterwards, so that it cannot read 0 bytes from a live connection.

base: reference
score: 4
caught by: recv-exactly-boundary
message: (b'', b'next'), since for n = 0 there is nothing to read
hint: recv(0) returns b'' whether or not the peer has cl
"""
# instead of
    while len(received) < n:
# this
    while True:

# instead of
    return bytes(received)
# this
        if len(received) == n:
            return bytes(received)
