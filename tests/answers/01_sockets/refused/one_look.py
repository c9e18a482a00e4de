"""Looks for a reset once, without waiting.

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
            sock.setblocking(False)
            sock.recv(1)
        except ConnectionRefusedError:
            return "refused"
        except ConnectionResetError:
            return "reset"
        except BlockingIOError:
            return "open"
        except TimeoutError:
            return "silent"
    return "open"
