"""Asks a second time for the rest of a datagram that fills the limit.

score: 2
caught by: recv-datagram-cut
message: after recv_datagram(sock, 5) the next datagram waits still
hint: a second recvfrom
"""


def recv_datagram(sock, limit):
    if limit < 0:
        raise ValueError(limit)
    data, address = sock.recvfrom(limit)
    if len(data) == limit:
        rest = sock.recv(65535)
        return data, len(rest) > 0, address[:2]
    return data, False, address[:2]
