"""Builds the listener by hand, hands out OwnedStreams, and makes an iterator of a function.

score: 5
"""


class TcpListener:
    """A listening socket and its owner."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock: socket.socket | None = sock

    def owned(self):
        """The listening socket; ValueError once it has been closed."""
        if self.sock is None:
            raise ValueError("this listener is closed")
        return self.sock

    @classmethod
    def bind(cls, address: tuple[str, int]) -> Self:
        """Listen at (host, port); return the listener."""
        sock = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET, socket.SOCK_STREAM)
        try:
            sock.bind(address)
            sock.listen()
        except OSError:
            sock.close()
            raise
        return cls(sock)

    def local_addr(self) -> tuple[str, int]:
        """Host and port where it listens."""
        return self.owned().getsockname()[:2]

    def accept(self) -> tuple[TcpStream, tuple[str, int]]:
        """Wait for the next connection; return its stream and the client's address."""
        sock, address = self.owned().accept()
        sock.setblocking(True)
        host, port, *_ = address
        return OwnedStream.from_raw_fd(sock.detach()), (host, port)

    def set_nonblocking(self, nonblocking: bool) -> None:
        """Let `accept` raise BlockingIOError instead of waiting, or let it wait again."""
        self.owned().setblocking(not nonblocking)

    def incoming(self) -> Iterator[TcpStream | OSError]:
        """Yield each connection as it comes, or the error that accept met."""
        def turn() -> TcpStream | OSError:
            try:
                return self.accept()[0]
            except OSError as error:
                return error

        return iter(turn, None)

    def close(self) -> None:
        """Close the socket, unless that has been done."""
        if self.sock is not None:
            self.sock.close()
        self.sock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
