"""Counts the bytes that went but sends the data from its beginning each time.

score: 2
caught by: send-all-slow-reader
message: the peer receives all 1,000,000 bytes, each once and in orde
hint: send returns how many bytes it took
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
