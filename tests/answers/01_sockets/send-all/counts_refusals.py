"""Counts the calls that found no room as well as those that took bytes.

score: 3
caught by: send-all-waits
message: count a call of send when it has returned, not when you make it
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while rest:
        calls += 1
        try:
            rest = rest[sock.send(rest) :]
        except BlockingIOError:
            select.select([], [sock], [])
    return calls
