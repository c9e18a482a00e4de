"""Gives the numbers of family and type, as Python has them.

base: reference
score: 2
caught by: endpoint-connected
message: AF_INET
hint: the contract's words
"""
# instead of
        return Endpoints(families[sock.family], types[sock.type], sock.getsockname()[:2], remote)
# this
        return Endpoints(sock.family.name, sock.type.name, sock.getsockname()[:2], remote)
