"""Makes a non-blocking socket block once its buffer is full, and leaves it so.

score: 3
caught by: send-all-waits
message: non-blocking still
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while rest:
        try:
            rest = rest[sock.send(rest) :]
            calls += 1
        except BlockingIOError:
            sock.setblocking(True)
    return calls
