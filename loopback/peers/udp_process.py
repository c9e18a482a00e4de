"""Another process on this host, with a UDP socket, which answers each datagram with its name."""

import socket
from typing import Self

from loopback.peers.process import end_process, start_process

_IDLE_TIMEOUT = 30  # seconds that the process waits for the next datagram before it ends by itself
_PROGRAM = f"""
import socket, sys
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", 0))
sock.settimeout({_IDLE_TIMEOUT})
print(sock.getsockname()[1], flush=True)
while True:
    question, address = sock.recvfrom(65535)
    sock.sendto(sys.argv[1].encode() + b" got " + question, address)
"""


class UDPProcess:
    """A process on 127.0.0.1 that answers each datagram with its name and what it got; `address` is where it is.

    >>> with UDPProcess("alice") as alice:
    ...     alice.ask(b"hello")
    b'alice got hello'
    """

    def __init__(self, name: str) -> None:
        self._process, port = start_process(f"the process {name}", _PROGRAM, name)
        self.address = ("127.0.0.1", port)
        self.pid = self._process.pid

    def ask(self, question: bytes) -> bytes:
        """The process's answer to one datagram; TimeoutError if there is none in five seconds."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.settimeout(5.0)
            sock.connect(self.address)
            sock.send(question)
            return sock.recv(65535)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        end_process(self._process)
