"""Keeps what it must remember in an object, and uses select to wait.

score: 6
"""


class Transfer:
    def __init__(self, server, name, first):
        self.blocks, self.expected, self.over = [], first, False
        self.peer, self.last, self.to = None, build("RRQ", 0, name.encode()), server

    def take(self, packet, source):
        """What to send at once, as packets and addresses; whether it was a new block."""
        kind, number, payload = parse(packet)
        if self.peer and source != self.peer:
            return ([] if kind == "ERROR" else [(build("ERROR", 5, b"stranger"), source)]), False
        if kind == "ERROR":
            raise (FileNotFoundError if number == 1 else ConnectionAbortedError)(payload.decode())
        if kind == "DATA" and number == self.expected:
            self.blocks.append(payload)
            self.peer = self.to = source
            self.last, self.over = build("ACK", number), len(payload) < BLOCK
            self.expected = 0 if number == 65535 else number + 1
            return [(self.last, self.to)], True
        if kind == "DATA" and self.peer and self.last == build("ACK", number):
            return [(self.last, self.to)], False
        return [], False


def tftp_get_reliably(server: Address, name: str, timeout: float = 1.0, first: int = 1) -> bytes:
    """Fetch the file `name` from a TFTP server, over a line that loses and doubles packets."""
    import select

    transfer, tries = Transfer(server, name, first), 1
    with new_socket(server) as sock:
        sock.sendto(transfer.last, transfer.to)
        due = time.monotonic() + timeout
        while not transfer.over:
            left = max(0.0, due - time.monotonic())
            if left > 0 and select.select([sock], [], [], left)[0]:
                answers, is_new = transfer.take(*sock.recvfrom(LARGEST))
                for packet, to in answers:
                    sock.sendto(packet, to)
                if is_new:
                    tries, due = 1, time.monotonic() + timeout
            elif tries == TRIES:
                raise TimeoutError("nothing came")
            else:
                sock.sendto(transfer.last, transfer.to)
                tries, due = tries + 1, time.monotonic() + timeout
    return b"".join(transfer.blocks)
