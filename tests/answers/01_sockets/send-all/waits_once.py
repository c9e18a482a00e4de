"""Waits for room before the first call of send and never again.

score: 2
caught by: send-all-waits
message: BlockingIOError
hint: BlockingIOError means that send took nothing
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    select.select([], [sock], [])
    while rest:
        rest = rest[sock.send(rest) :]
        calls += 1
    return calls
