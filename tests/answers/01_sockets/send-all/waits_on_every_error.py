"""Takes every error of send for a full buffer, and tries a dead connection for ever.

score: 4
caught by: send-all-reset
message: had not returned
hangs: yes
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while rest:
        try:
            rest = rest[sock.send(rest) :]
            calls += 1
        except OSError:
            select.select([], [sock], [])
    return calls
