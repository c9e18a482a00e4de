"""Returns an IPv6 address with all its four parts.

score: 7
caught by: tcp-stream-ask
message: host and port only
"""


class TcpStream:
    """One end of a TCP connection; owns its descriptor."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock: socket.socket | None = sock

    def _owned(self) -> socket.socket:
        if self._sock is None:
            raise ValueError("this stream is closed, or its descriptor was moved out of it")
        return self._sock

    @classmethod
    def connect(cls, address: tuple[str, int]) -> Self:
        """Connect to (host, port)."""
        return cls(socket.create_connection(address))

    @classmethod
    def from_raw_fd(cls, number: int) -> Self:
        """Own this descriptor, which nobody else owns."""
        return cls(socket.socket(fileno=number))

    def into_raw_fd(self) -> int:
        """Give up the descriptor, and return its number."""
        sock, self._sock = self._owned(), None
        return sock.detach()

    def read(self, buffer: bytearray | memoryview) -> int:
        """Put what has come into `buffer`; return how many bytes, 0 at the end of the stream."""
        return self._owned().recv_into(buffer)

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Send some of `data`, with one call; return how many bytes were taken."""
        return self._owned().send(data)

    def write_all(self, data: bytes | bytearray | memoryview) -> None:
        """Write until all of `data` is taken."""
        self._owned()
        left = memoryview(data)
        while left:
            taken = self.write(left)
            if taken == 0:
                raise ConnectionError(f"{len(left)} bytes are left, and write takes none of them")
            left = left[taken:]

    def shutdown(self, how: Shutdown) -> None:
        """Close one direction, or both."""
        sock = self._owned()
        if not isinstance(how, Shutdown):
            raise TypeError(f"how is a Shutdown, not {how!r}")
        sock.shutdown(how.value)

    def peer_addr(self) -> tuple[str, int]:
        """Host and port of the other end."""
        return self._owned().getpeername()

    def close(self) -> None:
        """Close the descriptor, unless that is done or the descriptor was given up."""
        sock, self._sock = self._sock, None
        if sock is not None:
            sock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def read_some(stream: TcpStream, size: int) -> tuple[int, bytes]:
    """One read into a new buffer of `size` dots: what read returned, and the buffer (given)."""
    buffer = bytearray(b"." * size)
    return stream.read(buffer), bytes(buffer)


def read_between(stream: TcpStream, size: int, start: int, stop: int) -> tuple[int, bytes]:
    """One read into a window on a buffer of `size` dots: what read returned, and the buffer (given)."""
    buffer = bytearray(b"." * size)
    return stream.read(memoryview(buffer)[start:stop]), bytes(buffer)


def ask(address: tuple[str, int], question: bytes) -> tuple[tuple[str, int], bytes]:
    """Ask a server: its address as the stream tells it, and all that it answers (given)."""
    with TcpStream.connect(address) as stream:
        server = stream.peer_addr()
        stream.write_all(question)
        stream.shutdown(Shutdown.WRITE)
        answer, buffer = bytearray(), bytearray(1000)
        while count := stream.read(buffer):
            answer += buffer[:count]
        return server, bytes(answer)


def adopt(sock: socket.socket) -> TcpStream:
    """A stream that owns the descriptor of `sock`, which gives it up (given)."""
    return TcpStream.from_raw_fd(sock.detach())


def kinds(address: tuple[str, int], sock: socket.socket) -> list[str]:
    """The kind of stream that a subclass makes by connect, and by from_raw_fd of the descriptor of `sock` (given)."""

    class Own(TcpStream):
        pass

    with Own.connect(address) as first, Own.from_raw_fd(sock.detach()) as second:
        return [type(first).__name__, type(second).__name__]


def write_all_in_sips(sock: socket.socket, data: bytes, most: int) -> list[int]:
    """write_all of a stream whose write takes at most `most` bytes; how many it was offered each time (given)."""
    offered = []

    class Sipping(TcpStream):
        def write(self, data: bytes | bytearray | memoryview) -> int:
            offered.append(len(data))
            return super().write(data[:most]) if most else 0

    with Sipping.from_raw_fd(sock.detach()) as stream:
        stream.write_all(data)
    return offered


def hand_over(stream: TcpStream, data: bytes) -> None:
    """Move the descriptor out of the stream, let go of the stream, and send through the descriptor (given)."""
    with stream:
        number = stream.into_raw_fd()
    stream.close()
    with socket.socket(fileno=number) as sock:
        sock.sendall(data)


def fail_inside(stream: TcpStream) -> None:
    """Raise KeyError inside a `with` (given)."""
    with stream:
        raise KeyError("inside the with")
