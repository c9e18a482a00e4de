"""Lets a timeout of nothing through.

score: 3
caught by: refused-silent
message: ValueError
hint: 0 would make the socket non-blocking
"""


def why(address, timeout):
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as sock:
        sock.settimeout(timeout)
        connected = False
        try:
            sock.connect(address)
            connected = True
            sock.recv(1)
        except ConnectionRefusedError:
            return "refused"
        except ConnectionResetError:
            return "reset"
        except TimeoutError:
            return "open" if connected else "silent"
    return "open"
