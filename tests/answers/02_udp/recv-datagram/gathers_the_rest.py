"""Goes on to receive until it has the limit, as one must on a stream.

score: 0
caught by: recv-datagram-whole
message: recv_datagram(sock, 100)[:2] returns (b'', False)
hint: call it once
"""


def recv_datagram(sock, limit):
    if limit < 0:
        raise ValueError(limit)
    data = b""
    while len(data) < limit:
        piece, address = sock.recvfrom(limit - len(data))
        if not piece:
            break
        data += piece
    return data, len(data) >= limit, address[:2]
