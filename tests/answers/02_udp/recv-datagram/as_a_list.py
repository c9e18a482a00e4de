"""Returns a list.

base: reference
score: 0
caught by: recv-datagram-whole
message: recv_datagram(sock, 100)[:2] returns (b'one', False), although others wait
hint: a list, where tuple is wanted
"""
# instead of
    return data[:limit], len(data) > limit, address[:2]
# this
    return [data[:limit], len(data) > limit, address[:2]]
