"""Has one loop, and remembers the block, the tries and the deadline.

score: 4
"""


def tftp_send(sock: socket.socket, content: bytes, timeout: float = 1.0) -> bool:
    """Send a file to the client that the socket is connected to; whether all of it has been acknowledged."""
    number, tries, due = 1, 0, 0.0
    while True:
        left = due - time.monotonic()
        try:
            if left <= 0:
                if tries == TRIES:
                    return False
                start = (number - 1) * BLOCK
                sock.send(build("DATA", number, content[start : start + BLOCK]))
                tries, left, due = tries + 1, timeout, time.monotonic() + timeout
            sock.settimeout(left)
            kind, answered, _ = parse(sock.recv(LARGEST))
        except TimeoutError:
            continue
        except ConnectionError:
            return False
        if kind == "ERROR":
            return False
        if kind == "ACK" and answered == number:
            if number * BLOCK > len(content):
                return True
            number, tries, due = number + 1, 0, 0.0
