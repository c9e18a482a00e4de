"""Never thought of a socket that does not block.

score: 1
caught by: send-all-counts
message: BlockingIOError
hint: select.select([], [sock], []) waits for room
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while rest:
        rest = rest[sock.send(rest) :]
        calls += 1
    return calls
