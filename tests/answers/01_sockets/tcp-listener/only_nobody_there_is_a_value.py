"""Yields BlockingIOError, and lets every other failure of accept end the generator.

score: 3
caught by: tcp-listener-incoming
message: every OSError
"""


class TcpListener:
    """A listening socket; owns its descriptor."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock: socket.socket | None = sock

    def _owned(self) -> socket.socket:
        if self._sock is None:
            raise ValueError("this listener is closed")
        return self._sock

    @classmethod
    def bind(cls, address: tuple[str, int]) -> Self:
        """Listen at (host, port)."""
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        return cls(socket.create_server(address, family=family))

    def local_addr(self) -> tuple[str, int]:
        """Host and port where it listens."""
        return self._owned().getsockname()[:2]

    def set_nonblocking(self, nonblocking: bool) -> None:
        """Let `accept` wait, or raise BlockingIOError instead."""
        self._owned().setblocking(not nonblocking)

    def accept(self) -> tuple[TcpStream, tuple[str, int]]:
        """Wait for the next connection; return its stream and the client's address."""
        sock, address = self._owned().accept()
        sock.setblocking(True)
        return TcpStream(sock), address[:2]

    def incoming(self) -> Iterator[TcpStream | OSError]:
        """Yield each connection as it comes, or the error that accept met."""
        while True:
            try:
                accepted: TcpStream | OSError = self.accept()[0]
            except BlockingIOError as error:
                accepted = error
            yield accepted

    def close(self) -> None:
        """Close the listener, unless that is done."""
        sock, self._sock = self._sock, None
        if sock is not None:
            sock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def greet(stream: TcpStream) -> bytes:
    """Read a name, answer it, and close; the name (given)."""
    with stream:
        buffer = bytearray(100)
        name = bytes(buffer[: stream.read(buffer)])
        stream.write_all(b"hello, " + name)
    return name


def greet_accepted(listener: TcpListener) -> tuple[bytes, tuple[str, int]]:
    """Accept one connection and greet it: the name and the client's address (given)."""
    stream, address = listener.accept()
    return greet(stream), address


def greet_incoming(listener: TcpListener, turns: int, before: Callable[[int], None] | None = None) -> list[bytes | str]:
    """So many turns of incoming, each after `before(turn)`: the name that was greeted, or what came instead (given)."""
    told: list[bytes | str] = []
    incoming = iter(listener.incoming())
    for turn in range(turns):
        if before is not None:
            before(turn)
        accepted = next(incoming, None)
        told.append(type(accepted).__name__ if accepted is None or isinstance(accepted, OSError) else greet(accepted))
    return told


def ask_for_nothing(listener: TcpListener) -> None:
    """Call incoming, and take no turn (given)."""
    listener.incoming()
