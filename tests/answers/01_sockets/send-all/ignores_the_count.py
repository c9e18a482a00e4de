"""Sends pieces of 65,536 bytes one after the other and never looks at what send says.

score: 1
caught by: send-all-slow-reader
message: the next call must start there
hint: send returns how many bytes it took
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    calls = 0
    for start in range(0, len(data), 65536):
        while True:
            try:
                sock.send(data[start : start + 65536])
                break
            except BlockingIOError:
                select.select([], [sock], [])
        calls += 1
    return calls
