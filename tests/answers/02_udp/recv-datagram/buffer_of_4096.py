"""Asks for 4,096 bytes, as many examples do.

base: reference
score: 2
caught by: recv-datagram-cut
message: recv_datagram(sock, 65507) gives 65,507 of 65,507 bytes and False, over 127.0.0.1
hint: enough for any datagram
"""
# instead of
    data, address = sock.recvfrom(65535)
# this
    data, address = sock.recvfrom(4096)
