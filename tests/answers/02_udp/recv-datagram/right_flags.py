"""Lets the kernel say that it has cut something off, as recvmsg does outside Windows.

score: 4
"""


def recv_datagram(sock: socket.socket, limit: int) -> tuple[bytes, bool, Address]:
    if limit < 0:
        raise ValueError("limit < 0")
    data, _, flags, address = sock.recvmsg(limit)
    return data, bool(flags & socket.MSG_TRUNC), address[:2]
