"""Asks connect only.

score: 4
caught by: refused-reset
message: resets a moment later
hint: connect succeeds before the reset comes
"""


def why(address, timeout):
    if timeout <= 0:
        raise ValueError(timeout)
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as sock:
        sock.settimeout(timeout)
        try:
            sock.connect(address)
        except ConnectionRefusedError:
            return "refused"
        except TimeoutError:
            return "silent"
    return "open"
