"""Two steps, each with its own errors.

score: 5
"""


def why(address, timeout):
    if not timeout > 0:
        raise ValueError(timeout)
    try:
        sock = socket.create_connection(address, timeout)
    except ConnectionRefusedError:
        return "refused"
    except ConnectionResetError:
        return "reset"
    except TimeoutError:
        return "silent"
    with sock, contextlib.suppress(TimeoutError):
        try:
            sock.recv(1)
        except ConnectionResetError:
            return "reset"
    return "open"
