"""Calls send once and believes that it took everything.

score: 0
caught by: send-all-slow-reader
message: the next call must start there
hint: send returns how many bytes it took
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    sock.send(data)
    return 1
