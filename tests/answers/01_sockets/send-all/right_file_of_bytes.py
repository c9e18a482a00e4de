"""Reads pieces of 16 KiB from a BytesIO and seeks back to where send stopped.

score: 5
"""

import io


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    source, calls = io.BytesIO(data), 0
    while piece := source.read(16384):
        try:
            taken = sock.send(piece)
            calls += 1
        except BlockingIOError:
            taken = 0
            select.select([], [sock], [])
        source.seek(taken - len(piece), io.SEEK_CUR)
    return calls
