"""Returns data and address, and forgets to say whether there was more.

base: reference
score: 0
caught by: recv-datagram-whole
message: recv_datagram(sock, 100)[:2] returns (b'one', False), although others wait
hint: three parts in this order
"""
# instead of
    return data[:limit], len(data) > limit, address[:2]
# this
    return data[:limit], address[:2]
