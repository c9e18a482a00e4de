"""Cuts what went off the front of the bytearray itself, which belongs to the caller.

score: 4
caught by: send-all-counts
message: bytearray
hint: cut a memoryview of data
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    left = data if isinstance(data, bytearray) else bytearray(data)
    calls = 0
    while left:
        try:
            count = sock.send(left)
        except BlockingIOError:
            select.select([], [sock], [])
        else:
            del left[:count]
            calls += 1
    return calls
