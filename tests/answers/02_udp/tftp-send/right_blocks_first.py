"""Cuts the file into blocks first, and waits with select.

score: 4
"""


def tftp_send(sock: socket.socket, content: bytes, timeout: float = 1.0) -> bool:
    """Send a file to the client that the socket is connected to; whether all of it has been acknowledged."""
    from select import select

    blocks = [content[at : at + BLOCK] for at in range(0, len(content), BLOCK)]
    if not blocks or len(blocks[-1]) == BLOCK:
        blocks.append(b"")
    for number, block in enumerate(blocks, 1):
        for _ in range(TRIES):
            try:
                sock.send(build("DATA", number, block))
                end, acknowledged = time.monotonic() + timeout, False
                while not acknowledged and select([sock], [], [], max(0.0, end - time.monotonic()))[0]:
                    kind, answered, _ = parse(sock.recv(LARGEST))
                    if kind == "ERROR":
                        return False
                    acknowledged = (kind, answered) == ("ACK", number)
            except ConnectionError:
                return False
            if acknowledged:
                break
        else:
            return False
    return True
