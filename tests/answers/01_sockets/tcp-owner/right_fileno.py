"""Asks the socket itself whether it still has a descriptor.

score: 4
"""


class OwnedStream(TcpStream):
    """A stream that knows whether it still owns its descriptor."""

    def owned(self):
        """The socket of this stream; ValueError once it has been closed or given up."""
        if self.sock.fileno() == -1:
            raise ValueError("no descriptor any more")
        return self.sock

    @classmethod
    def from_raw_fd(cls, number: int) -> Self:
        """Own this descriptor, which nobody else owns; return the stream."""
        return cls(socket.socket(fileno=number))

    def into_raw_fd(self) -> int:
        """Give up the descriptor; return its number."""
        return self.owned().detach()

    def set_nonblocking(self, nonblocking: bool) -> None:
        """Let `read` and `write` raise BlockingIOError instead of waiting, or let them wait again."""
        self.owned().setblocking(not nonblocking)

    def close(self) -> None:
        """Close the descriptor, unless there is none any more."""
        self.sock.close()


class FurtherStream(OwnedStream):
    """A class that continues OwnedStream, for the tests (given)."""
