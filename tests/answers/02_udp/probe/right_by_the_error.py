"""Looks the error up in a table.

score: 4
"""


def probe_udp(address: Address, timeout: float) -> str:
    if not timeout > 0:
        raise ValueError("no time")
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        sock.connect(address)
        sock.settimeout(timeout)
        try:
            sock.sendall(b"?")
            sock.recvfrom(65535)
        except (ConnectionRefusedError, ConnectionResetError, TimeoutError) as error:
            return "silent" if isinstance(error, TimeoutError) else "closed"
    return "answers"
