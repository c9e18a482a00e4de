"""Reads the stream through a file, which reads exactly.

score: 5
"""


def resolve(name: str, qtype: int, server: Address, timeout: float = 1.0) -> list[Record]:
    """The records of type `qtype` that a server has for a name."""
    response = ask_udp(name, qtype, server, timeout, retries=2)
    if response.truncated:
        query = build_query(name, qtype, 4711)
        with socket.create_connection(server, timeout) as sock, sock.makefile("rb") as stream:
            sock.sendall(struct.pack("!H", len(query)) + query)
            head = stream.read(2)
            if len(head) < 2:
                raise EOFError("no length")
            (size,) = struct.unpack("!H", head)
            message = stream.read(size)
        if len(message) != size:
            raise EOFError(f"{len(message)} of {size} bytes")
        response = parse_response(message)
        asked, kind = response.question
        if response.id != 4711 or kind != qtype or asked.lower() != name.removesuffix(".").lower():
            raise Malformed("an answer to something else")
    if response.code:
        raise LookupError(f"code {response.code}")
    return response.answers
