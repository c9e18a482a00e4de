"""Waits for room before each call of send, for longer than the caller's timeout allows.

score: 4
caught by: send-all-reset
message: the caller's
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    calls = 0
    rest = bytes(data)
    while len(rest) > 0:
        select.select([], [sock], [])
        try:
            count = sock.send(rest)
        except BlockingIOError:
            continue
        rest = rest[count:]
        calls += 1
    return calls
