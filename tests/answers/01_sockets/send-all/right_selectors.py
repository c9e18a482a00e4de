"""Copies into a bytearray that shrinks from the front, and waits with a selector.

score: 5
"""

import selectors


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    left = bytearray(data)
    calls = 0
    with selectors.DefaultSelector() as room:
        room.register(sock, selectors.EVENT_WRITE)
        while left:
            try:
                count = sock.send(left)
            except BlockingIOError:
                room.select()
            else:
                del left[:count]
                calls += 1
    return calls
