"""Knows one family only.

score: 0
caught by: refused-or-open
message: ::1
hint: a host with a colon needs AF_INET6: look for
"""


def why(address, timeout):
    if timeout <= 0:
        raise ValueError(timeout)
    with socket.socket(socket.AF_INET) as sock:
        sock.settimeout(timeout)
        try:
            sock.connect(address)
            sock.recv(1)
        except ConnectionRefusedError:
            return "refused"
        except ConnectionResetError:
            return "reset"
        except TimeoutError:
            try:
                sock.getpeername()
            except OSError:
                return "silent"
    return "open"
