"""Gives recv_into a length, and calls itself for what is left.

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
        return cls(socket.create_connection(address))

    def read(self, buffer: bytearray) -> int:
        """Put what has come into `buffer`; return how many bytes, 0 at the end of the stream."""
        return self.owned().recv_into(buffer, len(buffer))

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Send some of `data`, with one call; return how many bytes were taken."""
        return self.owned().send(data)

    def write_all(self, data: bytes | bytearray | memoryview) -> None:
        """Write until all of `data` is taken."""
        if not data:
            self.owned()
            return
        count = self.write(data)
        if count < 1:
            raise ConnectionError(f"{len(data)} bytes are left")
        self.write_all(memoryview(data)[count:])

    def shutdown(self, how: Shutdown) -> None:
        """Close one direction, or both."""
        sock = self.owned()
        if type(how) is not Shutdown:
            raise TypeError("how is a Shutdown")
        sock.shutdown({Shutdown.READ: socket.SHUT_RD, Shutdown.WRITE: socket.SHUT_WR, Shutdown.BOTH: socket.SHUT_RDWR}[how])

    def peer_addr(self) -> tuple[str, int]:
        """Host and port of the other end."""
        return self.owned().getpeername()[:2]

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
