"""Counts the bytes that went but sends the data from its beginning each time.

score: 2
caught by: send-all-slow-reader
message: not in that order
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    sent = calls = 0
    while sent < len(data):
        try:
            sent += sock.send(data)
            calls += 1
        except BlockingIOError:
            select.select([], [sock], [])
    return calls
