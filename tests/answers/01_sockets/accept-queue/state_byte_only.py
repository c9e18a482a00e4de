"""Looks at the state in byte 0, and lets the error for a UDP socket out.

base: right_plain
score: 5
caught by: accept-queue-sockets
message: since it is a UDP socket
hint: a UDP socket has no TCP_INFO
"""
# instead of
    if not listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        raise ValueError("this socket does not listen")
    info = listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 32)
# this
    info = listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 32)
    if info[0] != 10:
        raise ValueError("this socket does not listen")
