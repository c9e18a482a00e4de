"""Two TCP sockets that are connected to each other over loopback."""

import socket


def connected_pair(host: str = "127.0.0.1") -> tuple[socket.socket, socket.socket]:
    """Two ends of one live TCP connection: the one that connected, the one that was accepted.

    `host` is an IPv4 or IPv6 loopback address.

    >>> left, right = connected_pair()
    >>> left.send(b"hello")
    5
    >>> right.recv(5)
    b'hello'
    >>> left.close(); right.close()
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listener:
        left = socket.create_connection(listener.getsockname()[:2])
        while True:
            right, caller = listener.accept()
            if caller == left.getsockname():
                return left, right
            right.close()  # a stranger called first
