"""Asks for n again on each turn and throws away what it read too much.

base: reference
score: 4
caught by: recv-exactly-boundary
message: (b'mine', b', yours'), and what follows stays in the socket
hint: do not read ahead
"""
# instead of
        piece = sock.recv(n - len(received))
# this
        piece = sock.recv(n)

# instead of
    return bytes(received)
# this
    return bytes(received[:n])
