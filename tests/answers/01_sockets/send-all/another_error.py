"""Turns the reset into an error of its own.

score: 4
caught by: send-all-reset
message: RuntimeError
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while rest:
        try:
            rest = rest[sock.send(rest) :]
            calls += 1
        except BlockingIOError:
            select.select([], [sock], [])
        except OSError as error:
            raise RuntimeError("the peer has gone") from error
    return calls
