"""Receives into a buffer that has room for any datagram.

score: 4
"""


def recv_datagram(sock: socket.socket, limit: int) -> tuple[bytes, bool, Address]:
    if limit < 0:
        raise ValueError(limit)
    buffer = bytearray(1 << 16)
    size, address = sock.recvfrom_into(buffer)
    return bytes(buffer[: min(size, limit)]), size > limit, (address[0], address[1])
