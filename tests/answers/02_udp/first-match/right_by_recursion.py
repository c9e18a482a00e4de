"""Calls itself with what is left of the time.

score: 5
"""


def first_match(sock: socket.socket, match: Callable[[bytes], bool], timeout: float) -> bytes | None:
    if timeout <= 0:
        return None
    began = time.monotonic()
    sock.settimeout(timeout)
    try:
        datagram, _ = sock.recvfrom(65535)
    except TimeoutError:
        return None
    return datagram if match(datagram) else first_match(sock, match, timeout - (time.monotonic() - began))
