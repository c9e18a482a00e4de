"""Reads the socket as if it were a file, which goes on to the end by itself.

score: 4
"""


def fetch(address: tuple[str, int], request: bytes) -> bytes:
    """Send `request` to the server at `address`; return all that it answers."""
    with socket.create_connection(address) as sock:
        sock.sendall(request)
        return sock.makefile("rb").read()
