"""Returns how many bytes went, where it should return how many calls that took.

score: 4
caught by: send-all-counts
message: 1, for 11 bytes as bytes
hint: the number of calls of send is asked for
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    sent = 0
    view = memoryview(data)
    while sent < len(view):
        try:
            sent += sock.send(view[sent:])
        except BlockingIOError:
            select.select([], [sock], [])
    return sent
