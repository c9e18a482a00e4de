"""Receives in a loop of its own, and sends length and query one after the other.

score: 5
"""


def over_tcp(query: bytes, server: Address, timeout: float) -> bytes:
    family = socket.AF_INET6 if ":" in server[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        sock.settimeout(timeout)
        sock.connect(server)
        sock.sendall(bytes([len(query) >> 8, len(query) & 255]))
        sock.sendall(query)
        received = b""
        while len(received) < 2 or len(received) < 2 + int.from_bytes(received[:2], "big"):
            piece = sock.recv(65535)
            if not piece:
                raise EOFError("the server has closed")
            received += piece
    return received[2:]


def resolve(name: str, qtype: int, server: Address, timeout: float = 1.0) -> list[Record]:
    """The records of type `qtype` that a server has for a name."""
    first = ask_udp(name, qtype, server, timeout, 2)
    if not first.truncated:
        whole = first
    else:
        whole = parse_response(over_tcp(build_query(name, qtype, first.id), server, timeout))
        asked, sent = ((name.lower(), qtype) for name, qtype in (whole.question, first.question))
        if whole.id != first.id or asked != sent:
            raise Malformed("not what was asked")
    if whole.code != 0:
        raise LookupError(f"the code is {whole.code}")
    return whole.answers
