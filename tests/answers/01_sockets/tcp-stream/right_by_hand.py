"""Connects by hand, receives and copies, and counts what it has sent.

score: 6
"""


class TcpStream:
    """One end of a TCP connection."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock: socket.socket | None = sock

    def owned(self):
        """The socket of this stream (given)."""
        return self.sock

    @classmethod
    def connect(cls, address: tuple[str, int]) -> Self:
        """Connect to (host, port); return the stream."""
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.connect(address)
        except OSError:
            sock.close()
            raise
        return cls(sock)

    def read(self, buffer: bytearray) -> int:
        """Put what has come into `buffer`; return how many bytes, 0 at the end of the stream."""
        sock, view = self.owned(), memoryview(buffer)
        if view.readonly:
            raise TypeError("read needs a buffer that can be changed")
        data = sock.recv(len(view)) if view else b""
        view[: len(data)] = data
        return len(data)

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Send some of `data`, with one call; return how many bytes were taken."""
        return self.owned().send(data)

    def write_all(self, data: bytes | bytearray | memoryview) -> None:
        """Write until all of `data` is taken."""
        self.owned()
        sent = 0
        while sent < len(data):
            taken = self.write(data[sent:])
            if not taken:
                raise ConnectionError("write takes nothing any more")
            sent += taken

    def shutdown(self, how: Shutdown) -> None:
        """Close one direction, or both."""
        sock = self.owned()
        if not isinstance(how, Shutdown):
            raise TypeError(f"how is a Shutdown, not {how!r}")
        sock.shutdown(how.value)

    def peer_addr(self) -> tuple[str, int]:
        """Host and port of the other end."""
        host, port, *_ = self.owned().getpeername()
        return host, port

    def close(self) -> None:
        """Close the socket."""
        self.owned().close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class SippingStream(TcpStream):
    """A stream whose `write` takes at most `most` bytes, and notes how many it was offered (given).

    It keeps its socket under a second name, `kept`.
    """

    def __init__(self, sock, most=3):
        super().__init__(sock)
        self.most, self.offered, self.kept = most, [], sock

    def write(self, data):
        self.offered.append(len(data))
        assert len(self.offered) < 1_000, "write is asked for ever"
        return super().write(data[: self.most])


class LostStream(TcpStream):
    """A stream that has no socket any more, and says so (given)."""

    def owned(self):
        raise ValueError("this stream has no socket")
