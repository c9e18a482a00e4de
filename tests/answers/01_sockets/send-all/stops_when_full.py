"""Takes a full buffer for the end of its work.

score: 2
caught by: send-all-waits
message: wait for room
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while rest:
        try:
            rest = rest[sock.send(rest) :]
            calls += 1
        except BlockingIOError:
            break
    return calls
