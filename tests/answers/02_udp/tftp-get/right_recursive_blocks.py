"""Fetches the blocks by a generator, and joins them.

score: 4
"""


def packets(sock: socket.socket):
    while True:
        packet, source = sock.recvfrom(LARGEST)
        kind, number, payload = parse(packet)
        if kind == "ERROR":
            raise {1: FileNotFoundError}.get(number, ConnectionAbortedError)(payload.decode())
        sock.sendto(build("ACK", number), source)
        yield payload
        if len(payload) != BLOCK:
            return


def tftp_get(server: Address, name: str) -> bytes:
    """Fetch the file `name` from the TFTP server at an address, over a line that loses nothing."""
    with new_socket(server) as sock:
        sock.sendto(build("RRQ", payload=name.encode("utf-8")), server)
        return b"".join(packets(sock))
