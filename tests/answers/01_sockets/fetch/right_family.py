"""Makes the socket itself, for the family that the host needs, and closes it in `finally`.

score: 4
"""


def fetch(address: tuple[str, int], request: bytes) -> bytes:
    """Send `request` to the server at `address`; return all that it answers."""
    host, _ = address
    sock = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        sock.connect(address)
        sock.send(request)
        pieces = []
        while True:
            piece = sock.recv(100)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
    finally:
        sock.close()
