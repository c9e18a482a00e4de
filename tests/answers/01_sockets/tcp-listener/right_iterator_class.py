"""An iterator object instead of a generator, and the socket asked whether it is closed.

score: 5
"""


class Incoming:
    """The connections of a listener, one a turn."""

    def __init__(self, listener: "TcpListener") -> None:
        self.listener = listener

    def __iter__(self) -> "Incoming":
        return self

    def __next__(self) -> "TcpStream | OSError":
        try:
            stream, _ = self.listener.accept()
            return stream
        except OSError as error:
            return error


class TcpListener:
    """A listening socket and its owner."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock: socket.socket | None = sock

    def owned(self):
        """The listening socket; ValueError once it has been closed."""
        if self.sock.fileno() < 0:
            raise ValueError("this listener is closed")
        return self.sock

    @classmethod
    def bind(cls, address: tuple[str, int]) -> Self:
        """Listen at (host, port); return the listener."""
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        return cls(socket.create_server(address, family=family))

    def local_addr(self) -> tuple[str, int]:
        """Host and port where it listens."""
        return self.owned().getsockname()[:2]

    def accept(self) -> tuple[TcpStream, tuple[str, int]]:
        """Wait for the next connection; return its stream and the client's address."""
        sock, address = self.owned().accept()
        sock.setblocking(True)
        return TcpStream(sock), address[:2]

    def set_nonblocking(self, nonblocking: bool) -> None:
        """Let `accept` raise BlockingIOError instead of waiting, or let it wait again."""
        self.owned().setblocking(not nonblocking)

    def incoming(self) -> Iterator[TcpStream | OSError]:
        """Yield each connection as it comes, or the error that accept met."""
        return Incoming(self)

    def close(self) -> None:
        """Close the socket, unless that has been done."""
        self.sock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
