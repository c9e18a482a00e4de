"""Looks at id and question in the bytes, before it parses.

score: 6
"""


import random


def ask_udp(name: str, qtype: int, server: Address, timeout: float, retries: int) -> Response:
    """The server's response to a question, which is sent up to `1 + retries` times, `timeout` seconds apart."""
    id = random.SystemRandom().randrange(1 << 16)
    query = build_query(name, qtype, id)
    found: list[Response] = []

    def match(datagram: bytes) -> bool:
        if datagram[:2] != query[:2]:
            return False
        try:
            response = parse_response(datagram)
        except ValueError:
            return False
        asked, kind = response.question
        if kind == qtype and asked.casefold() == name.rstrip(".").casefold():
            found.append(response)
        return bool(found)

    with socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect(server)
        while retries >= 0:
            sock.sendall(query)
            if first_match(sock, match, timeout):
                return found[0]
            retries -= 1
    raise TimeoutError("no answer")
