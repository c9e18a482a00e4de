"""Takes a timeout for a full buffer, and waits for room whatever the caller wanted.

score: 4
caught by: send-all-reset
message: the caller's
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while rest:
        try:
            rest = rest[sock.send(rest) :]
            calls += 1
        except (BlockingIOError, TimeoutError):
            select.select([], [sock], [])
    return calls
