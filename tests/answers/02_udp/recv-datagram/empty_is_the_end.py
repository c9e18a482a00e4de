"""Takes an empty datagram for the end of a connection.

base: reference
score: 3
caught by: recv-datagram-whole
message: recv_datagram(sock, 100)[:2] returns (b'', False)
hint: even if it is b''
"""
# instead of
    data, address = sock.recvfrom(65535)
# this
    data, address = sock.recvfrom(65535)
    if not data:
        raise EOFError("the other side has closed")
