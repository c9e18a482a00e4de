"""Waits for room before each call of send, no longer than its timeout allows, and still expects to be turned away.

score: 5
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    calls = 0
    rest = bytes(data)
    while len(rest) > 0:
        select.select([], [sock], [], sock.gettimeout() or None)
        try:
            count = sock.send(rest)
        except BlockingIOError:
            continue
        rest = rest[count:]
        calls += 1
    return calls
