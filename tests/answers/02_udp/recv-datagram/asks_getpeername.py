"""Asks the socket for its partner, which an unconnected one has not.

base: reference
score: 0
caught by: recv-datagram-whole
message: recv_datagram(sock, 100)[:2] returns (b'one', False), although others wait
hint: not connected
"""
# instead of
    data, address = sock.recvfrom(65535)
# this
    data = sock.recv(65535)
    address = sock.getpeername()
