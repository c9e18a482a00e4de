"""Sleeps for a hundredth of a second when there is no room, which keeps no processor busy either.

score: 5
"""

import time


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while rest:
        try:
            rest = rest[sock.send(rest) :]
            calls += 1
        except BlockingIOError:
            time.sleep(0.01)
    return calls
