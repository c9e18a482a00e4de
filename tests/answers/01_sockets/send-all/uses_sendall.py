"""Leaves the work to sendall, which does not say how many calls it took and does not wait on a non-blocking socket.

score: 0
caught by: send-all-slow-reader
message: how many calls of send that took, which is more than one
hint: one call took it all
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    if not data:
        return 0
    sock.sendall(data)
    return 1
