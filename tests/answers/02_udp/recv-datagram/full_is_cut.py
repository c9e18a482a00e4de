"""Asks for the limit, and takes a datagram that fills it for one that was cut short.

base: reference
score: 2
caught by: recv-datagram-cut
message: recv_datagram(sock, 12) gives 12 of 12 bytes and False, over 127.0.0.1
hint: exactly `limit` bytes are a whole datagram
"""
# instead of
    data, address = sock.recvfrom(65535)
# this
    data, address = sock.recvfrom(limit)

# instead of
    return data[:limit], len(data) > limit, address[:2]
# this
    return data, len(data) == limit, address[:2]
