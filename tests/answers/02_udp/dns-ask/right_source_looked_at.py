"""Uses an unconnected socket, and looks at each datagram's source; asks whether anybody is there with another.

score: 6
"""


def ask_udp(name: str, qtype: int, server: Address, timeout: float, retries: int) -> Response:
    """The server's response to a question, which is sent up to `1 + retries` times, `timeout` seconds apart."""
    id = int.from_bytes(os.urandom(2), "little")
    sock = socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.connect(server)
        for _ in range(retries + 1):
            sock.send(build_query(name, qtype, id))
            deadline = time.monotonic() + timeout
            while (left := deadline - time.monotonic()) > 0:
                sock.settimeout(left)
                try:
                    datagram, source = sock.recvfrom(65535)
                    response = parse_response(datagram)
                except TimeoutError:
                    break
                except Malformed:
                    continue
                same = response.question[0].lower() == name.lower().removesuffix(".")
                if source[:2] == server and response.id == id and same and response.question[1] == qtype:
                    return response
    finally:
        sock.close()
    raise TimeoutError(f"{server} does not answer")
