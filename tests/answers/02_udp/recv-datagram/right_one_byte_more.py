"""Asks for one byte more than the limit.

score: 4
"""


def recv_datagram(sock, limit):
    if limit < 0:
        raise ValueError("a negative limit")
    data, (host, port, *_) = sock.recvfrom(limit + 1)
    return data[:limit], len(data) == limit + 1, (host, port)
