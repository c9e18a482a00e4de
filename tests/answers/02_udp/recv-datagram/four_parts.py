"""Leaves the address as it is, with four parts over IPv6.

base: reference
score: 3
caught by: recv-datagram-whole
message: recv_datagram returns the host and port of the first sender, over ::1
hint: four parts
"""
# instead of
    return data[:limit], len(data) > limit, address[:2]
# this
    return data[:limit], len(data) > limit, address
