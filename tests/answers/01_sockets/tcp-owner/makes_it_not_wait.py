"""Lets no call on the descriptor wait, from now on.

base: reference
score: 3
caught by: tcp-owner-takes
message: from a descriptor that waits
hint: call neither setblocking nor settimeout
"""
# instead of
        return cls(socket.socket(fileno=number))
# this
        sock = socket.socket(fileno=number)
        sock.setblocking(False)
        return cls(sock)
