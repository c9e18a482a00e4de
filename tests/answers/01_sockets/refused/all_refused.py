"""Everything but open is refused.

score: 2
caught by: refused-reset
message: resets a moment later
hint: only a recv that waits for the timeout sees
"""


def why(address, timeout):
    if timeout <= 0:
        raise ValueError(timeout)
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as sock:
        sock.settimeout(timeout)
        try:
            sock.connect(address)
            sock.recv(1)
        except TimeoutError:
            return "open" if sock_connected(sock) else "refused"
        except OSError:
            return "refused"
    return "open"


def sock_connected(sock):
    try:
        sock.getpeername()
    except OSError:
        return False
    return True
