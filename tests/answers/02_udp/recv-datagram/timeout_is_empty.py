"""Returns an empty datagram when none came.

base: reference
score: 3
caught by: recv-datagram-refuses
message: recv_datagram(sock, 100) raises TimeoutError, since nothing comes for 0.05 seconds
hint: recvfrom's own TimeoutError
"""
# instead of
    data, address = sock.recvfrom(65535)
# this
    try:
        data, address = sock.recvfrom(65535)
    except TimeoutError:
        return b"", False, ("", 0)
