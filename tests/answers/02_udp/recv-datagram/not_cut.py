"""Says that there was more, and gives it back all the same.

base: reference
score: 2
caught by: recv-datagram-cut
message: recv_datagram(sock, 5) gives 5 of 12 bytes and True, over 127.0.0.1
hint: data[:limit]
"""
# instead of
    return data[:limit], len(data) > limit, address[:2]
# this
    return data, len(data) > limit, address[:2]
