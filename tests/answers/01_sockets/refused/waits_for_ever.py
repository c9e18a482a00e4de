"""Sets the timeout only when it is connected.

score: 3
caught by: refused-silent
message: never answers
hangs: yes
hint: connect needs the timeout too
"""


def why(address, timeout):
    if timeout <= 0:
        raise ValueError(timeout)
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as sock:
        try:
            sock.connect(address)
            sock.settimeout(timeout)
            sock.recv(1)
        except ConnectionRefusedError:
            return "refused"
        except ConnectionResetError:
            return "reset"
        except TimeoutError:
            pass
    return "open"
