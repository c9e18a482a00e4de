"""Remembers in a flag that it owns nothing.

score: 4
"""


class OwnedStream(TcpStream):
    """A stream that knows whether it still owns its descriptor."""

    lost = False

    def owned(self):
        """The socket of this stream; ValueError once it has been closed or given up."""
        if self.lost:
            raise ValueError("moved or closed")
        return super().owned()

    @classmethod
    def from_raw_fd(cls, number: int) -> Self:
        """Own this descriptor, which nobody else owns; return the stream."""
        stream = cls(socket.socket(fileno=number))
        return stream

    def into_raw_fd(self) -> int:
        """Give up the descriptor; return its number."""
        number = self.owned().detach()
        self.lost = True
        return number

    def set_nonblocking(self, nonblocking: bool) -> None:
        """Let `read` and `write` raise BlockingIOError instead of waiting, or let them wait again."""
        self.owned().settimeout(0.0 if nonblocking else None)

    def close(self) -> None:
        """Close the descriptor, unless there is none any more."""
        if not self.lost:
            super().close()
        self.lost = True


class FurtherStream(OwnedStream):
    """A class that continues OwnedStream, for the tests (given)."""
