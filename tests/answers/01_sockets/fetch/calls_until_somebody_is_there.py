"""Calls again and again where nobody listens.

score: 3
caught by: fetch-errors
message: where nobody listens
hangs: yes
hint: call once
"""


def fetch(address: tuple[str, int], request: bytes) -> bytes:
    """Send `request` to the server at `address`; return all that it answers."""
    sock = None
    while sock is None:
        try:
            sock = socket.create_connection(address)
        except ConnectionRefusedError:
            continue
    answer = b""
    with sock:
        sock.sendall(request)
        while piece := sock.recv(65536):
            answer += piece
    return answer
