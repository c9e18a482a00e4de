"""Keeps its connections for later.

score: 4
caught by: refused-orderly
message: the connection is closed afterwards
hint: close the socket
"""

kept = []


def why(address, timeout):
    if timeout <= 0:
        raise ValueError(timeout)
    made = False
    try:
        sock = socket.create_connection(address, timeout)
        made = True
        kept.append(sock)
        sock.recv(1)
    except ConnectionRefusedError:
        return "refused"
    except ConnectionResetError:
        return "reset"
    except TimeoutError:
        return "open" if made else "silent"
    return "open"
