"""Waits for room outside its loop, and then begins again with the first byte.

score: 3
caught by: send-all-waits
message: the peer receives all 100,000 bytes, each once and in order,
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    try:
        rest, calls = memoryview(data), 0
        while rest:
            rest = rest[sock.send(rest) :]
            calls += 1
        return calls
    except BlockingIOError:
        select.select([], [sock], [])
        return send_all(sock, data)
