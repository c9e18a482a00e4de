"""Looks at the limit when the datagram is taken already.

base: reference
score: 3
caught by: recv-datagram-refuses
message: then recv_datagram(sock, 100)[:2] returns (b'still here', False), since it has stayed ther
hint: cannot be put back
"""
# instead of
    if limit < 0:
        raise ValueError(f"the limit must not be negative, and it is {limit}")
# this

# instead of
    data, address = sock.recvfrom(65535)
# this
    data, address = sock.recvfrom(65535)
    if limit < 0:
        raise ValueError(f"the limit must not be negative, and it is {limit}")
