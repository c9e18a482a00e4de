"""Leaves a negative limit to a slice, which cuts from the other end.

base: reference
score: 3
caught by: recv-datagram-refuses
message: recv_datagram(sock, -1) raises ValueError
hint: before you call recvfrom
"""
# instead of
    if limit < 0:
        raise ValueError(f"the limit must not be negative, and it is {limit}")
# this
