"""Lets the KeyError of its own table out.

base: reference
score: 4
caught by: endpoint-refused
message: KeyError
hint: refuse any other with ValueError
"""
# instead of
        if sock.family not in families or sock.type not in types:
            raise ValueError(f"neither IPv4 nor IPv6, or neither stream nor datagram: {sock.family}, {sock.type}")
# this
