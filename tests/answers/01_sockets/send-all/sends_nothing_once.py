"""Sends first and looks afterwards, so that empty data costs a call.

score: 4
caught by: send-all-counts
message: nothing to call
hint: with nothing left to send there is nothing to call
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    rest, calls = memoryview(data), 0
    while True:
        try:
            rest = rest[sock.send(rest) :]
            calls += 1
        except BlockingIOError:
            select.select([], [sock], [])
        if not rest:
            return calls
