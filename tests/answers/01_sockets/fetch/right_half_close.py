"""Says that the request is complete before it reads.

score: 4
"""


def fetch(address: tuple[str, int], request: bytes) -> bytes:
    """Send `request` to the server at `address`; return all that it answers."""
    with socket.create_connection(address) as sock:
        sock.sendall(request)
        sock.shutdown(socket.SHUT_WR)
        answer = bytearray()
        for piece in iter(lambda: sock.recv(4096), b""):
            answer.extend(piece)
        return bytes(answer)
