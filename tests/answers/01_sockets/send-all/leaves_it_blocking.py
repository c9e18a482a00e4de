"""Takes the timeout off the socket and leaves it so: a caller who wanted not to block will block from now on.

score: 1
caught by: send-all-slow-reader
message: how many calls of send that took, which is more than one
hint: one call took it all
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    sock.setblocking(True)
    rest, calls = memoryview(data), 0
    while rest:
        rest = rest[sock.send(rest) :]
        calls += 1
    return calls
