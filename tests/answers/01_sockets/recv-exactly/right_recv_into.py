"""Lets the kernel write into one buffer of the right size, through a memoryview that moves on.

score: 5
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = bytearray(n)
    room = memoryview(received)
    while room:
        count = sock.recv_into(room)
        if not count:
            raise EOFError(f"{len(room)} bytes missing")
        room = room[count:]
    return bytes(received)
