"""Counts what was taken, and waits with select where there is no room.

score: 5
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while rest:
        try:
            rest = rest[sock.send(rest) :]
            calls += 1
        except BlockingIOError:
            select.select([], [sock], [])
    return calls
