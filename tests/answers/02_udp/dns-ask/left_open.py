"""Leaves its socket open.

base: reference
score: 4
caught by: dns-ask-ends
message: its socket is closed
hint: `with` does it
"""
# instead of
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        sock.connect(server)
        for _ in range(1 + retries):
            sock.send(message)
            datagram = first_match(sock, match, timeout)
            if datagram is not None:
                return parse_response(datagram)
# this
    sock = socket.socket(family, socket.SOCK_DGRAM)
    kept.append(sock)
    sock.connect(server)
    for _ in range(1 + retries):
        sock.send(message)
        datagram = first_match(sock, match, timeout)
        if datagram is not None:
            return parse_response(datagram)
# instead of
def ask_udp(name: str, qtype: int, server: Address, timeout: float, retries: int) -> Response:
# this
kept: list[socket.socket] = []


def ask_udp(name: str, qtype: int, server: Address, timeout: float, retries: int) -> Response:
