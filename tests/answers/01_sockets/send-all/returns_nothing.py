"""Sends everything and forgets to return the number of calls.

score: 3
caught by: send-all-slow-reader
message: returned None
hint: the call returned nothing
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[sock.send(rest) :]
        except BlockingIOError:
            select.select([], [sock], [])
