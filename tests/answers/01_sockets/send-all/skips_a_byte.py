"""Goes on one byte after the place where send stopped.

score: 2
caught by: send-all-slow-reader
message: the next call must start there
hint: send returns how many bytes it took
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    calls = sent = 0
    while sent < len(data):
        try:
            sent += sock.send(data[sent:]) + 1
            calls += 1
        except BlockingIOError:
            select.select([], [sock], [])
    return calls
