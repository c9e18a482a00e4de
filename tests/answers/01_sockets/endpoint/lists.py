"""Gives the addresses as lists.

base: reference
score: 3
caught by: endpoint-connected
message: an IPv4 connection
hint: an address is a tuple
"""
# instead of
            remote = sock.getpeername()[:2]
# this
            remote = list(sock.getpeername()[:2])

# instead of
        return Endpoints(families[sock.family], types[sock.type], sock.getsockname()[:2], remote)
# this
        return Endpoints(families[sock.family], types[sock.type], list(sock.getsockname()[:2]), remote)
