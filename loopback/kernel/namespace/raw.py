"""A raw socket, which only a privileged process may make: on a host of its own every process is one."""

import socket

from loopback.kernel.namespace.host import run_task


def raw_socket() -> socket.socket:
    """A raw IPv4 socket, made on a host of its own and handed over.

    What is sent with it stays on that host, which lives as long as the socket. Unavailable where the system gives no
    network namespace.
    """
    ours, theirs = socket.socketpair()
    with ours, theirs:
        run_task("raw_socket", theirs.fileno(), lent=(theirs.fileno(),))
        _, [number], _, _ = socket.recv_fds(ours, 1, 1)
    return socket.socket(fileno=number)
