"""Makes a non-blocking socket block while it sends, so that the kernel does the waiting, and puts it back.

score: 5
"""


def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    timeout = sock.gettimeout()
    if timeout == 0:
        sock.setblocking(True)
    try:
        calls, rest = 0, memoryview(data)
        while rest:
            rest = rest[sock.send(rest) :]
            calls += 1
        return calls
    finally:
        sock.settimeout(timeout)
