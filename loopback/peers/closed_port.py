"""A UDP port on loopback that takes no datagrams."""

import sys
from typing import Self

from loopback.addresses import Address
from loopback.log import Log
from loopback.pair import datagram_socket


class ClosedPort:
    """A UDP port on which no program takes datagrams, so that the kernel answers each one with "port unreachable".

    `address` is where it is. The port stays closed until the block ends.

    >>> import socket
    >>> with ClosedPort() as closed, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    ...     sock.sendto(b"hello", closed.address)
    5
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.log = Log()
        self._sock = datagram_socket(host)
        self.address: Address = self._sock.getsockname()[:2]
        self.log.note(f"nobody takes datagrams at the port on {host}")
        if sys.platform == "win32":
            self._sock.close()
        else:
            # A socket that is connected to itself keeps the port from all others, and takes nothing from them.
            self._sock.connect(self.address)

    def __enter__(self) -> Self:
        self.log.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.log.close()
        self._sock.close()
