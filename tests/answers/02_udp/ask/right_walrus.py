"""Says it with a for and a walrus.

score: 5
"""


def ask(server: Address, request: bytes, match: Callable[[bytes], bool], timeout: float, retries: int) -> bytes:
    if timeout <= 0:
        raise ValueError(timeout)
    if retries < 0:
        raise ValueError(retries)
    family = {True: socket.AF_INET6, False: socket.AF_INET}[":" in server[0]]
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        sock.connect(server)
        for attempt in range(retries, -1, -1):
            sock.sendall(request)
            if (answer := first_match(sock, match, timeout)) is not None:
                return answer
            if attempt == 0:
                raise TimeoutError("nobody answers")
    raise AssertionError
