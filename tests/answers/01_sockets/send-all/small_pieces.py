"""Hands send 64 bytes at a time, whatever room there is.

score: 4
caught by: send-all-counts
message: all of a few bytes at once
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while rest:
        try:
            rest = rest[sock.send(rest[:64]) :]
            calls += 1
        except BlockingIOError:
            select.select([], [sock], [])
    return calls
