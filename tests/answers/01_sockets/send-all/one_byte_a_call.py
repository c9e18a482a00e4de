"""Hands send one byte at a time.

score: 1
caught by: send-all-slow-reader
message: take too many calls
hangs: yes
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while rest:
        try:
            rest = rest[sock.send(rest[:1]) :]
            calls += 1
        except BlockingIOError:
            select.select([], [sock], [])
    return calls
