"""Asks for no more than the limit, and sees nothing missing.

base: reference
score: 2
caught by: recv-datagram-cut
message: recv_datagram(sock, 5) gives 5 of 12 bytes and True, over 127.0.0.1
hint: leaves no trace
"""
# instead of
    data, address = sock.recvfrom(65535)
# this
    data, address = sock.recvfrom(limit)
