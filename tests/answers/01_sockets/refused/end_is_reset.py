"""Takes an orderly end for a reset.

score: 4
caught by: refused-orderly
message: closes in order
hint: orderly end, not a reset
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
        try:
            return "open" if sock.recv(1) else "reset"
        except ConnectionResetError:
            return "reset"
        except TimeoutError:
            return "open"
