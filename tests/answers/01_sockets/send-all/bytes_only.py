"""Refuses everything that is not bytes.

score: 4
caught by: send-all-counts
message: TypeError
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    if not isinstance(data, bytes):
        raise TypeError("data must be bytes")
    rest, calls = memoryview(data), 0
    while rest:
        try:
            rest = rest[sock.send(rest) :]
            calls += 1
        except BlockingIOError:
            select.select([], [sock], [])
    return calls
