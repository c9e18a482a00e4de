"""Gives the socket's own address for the sender's.

base: reference
score: 3
caught by: recv-datagram-whole
message: recv_datagram returns the host and port of the first sender, over 127.0.0.1
hint: who sent this very datagram
"""
# instead of
    data, address = sock.recvfrom(65535)
# this
    data = sock.recv(65535)
    address = sock.getsockname()
