"""Asks connect_ex for a number, and peeks with select.

score: 5
"""

import errno
import select


def why(address, timeout):
    if timeout <= 0:
        raise ValueError("timeout")
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        sock.setblocking(False)
        code = sock.connect_ex(address)
        if code == errno.EINPROGRESS:
            if not select.select([], [sock], [], timeout)[1]:
                return "silent"
            code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code == 0 and select.select([sock], [], [], timeout)[0]:
            code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        return {0: "open", errno.ECONNREFUSED: "refused", errno.ECONNRESET: "reset"}[code]
