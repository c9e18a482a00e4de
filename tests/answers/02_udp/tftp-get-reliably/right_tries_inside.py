"""Has a loop over the tries of each packet, and a function that waits for what counts.

score: 6
"""


def wait_for_packet(sock, to, known, due):
    """The next packet that is no stranger's, and its sender; None when the time is over."""
    while (left := due - time.monotonic()) > 0:
        sock.settimeout(left)
        try:
            packet, source = sock.recvfrom(LARGEST)
        except TimeoutError:
            return None
        kind, number, payload = parse(packet)
        if not known or source == to:
            return kind, number, payload, source
        if kind != "ERROR":
            sock.sendto(build("ERROR", 5, b"not for you"), source)
    return None


def tftp_get_reliably(server: Address, name: str, timeout: float = 1.0, first: int = 1) -> bytes:
    """Fetch the file `name` from a TFTP server, over a line that loses and doubles packets."""
    blocks, known, to, last = [], False, server, build("RRQ", 0, name.encode())
    with new_socket(server) as sock:
        while not blocks or len(blocks[-1]) == BLOCK:
            before = len(blocks)
            for _ in range(TRIES):
                sock.sendto(last, to)
                due = time.monotonic() + timeout
                while len(blocks) == before and (came := wait_for_packet(sock, to, known, due)):
                    kind, number, payload, source = came
                    if kind == "ERROR":
                        error = FileNotFoundError if number == 1 else ConnectionAbortedError
                        raise error(payload.decode())
                    ahead = (number - first - before) % 65536
                    if kind == "DATA" and ahead == 0:
                        blocks.append(payload)
                        known, to = True, source
                        last = build("ACK", number)
                    elif kind == "DATA" and ahead == 65535 and known:
                        sock.sendto(last, to)
                if len(blocks) > before:
                    break
            else:
                raise TimeoutError("the server is silent")
        sock.sendto(last, to)
    return b"".join(blocks)
