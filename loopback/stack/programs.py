"""Small programs that use a connection: each is called with it whenever something may have changed."""

from collections.abc import Mapping
from typing import Protocol

from loopback.stack.connection import Connection

_END_OF_HEAD = b"\r\n\r\n"


class Program(Protocol):
    """What a program looks like to a connection."""

    def __call__(self, connection: Connection) -> None:
        """Read, write or close; something may have changed."""
        ...


class Collector:
    """Reads all that comes, and closes at the end; `data` is what has come, `ended` whether that is all.

    It writes `says` first, and closes at once with `half_closes`.
    """

    def __init__(self, says: bytes = b"", *, half_closes: bool = False) -> None:
        self.data, self.ended = bytearray(), False
        self._says, self._half_closes = says, half_closes

    def __call__(self, connection: Connection) -> None:
        """Write once, read what is there, close at the end."""
        if self._says:
            connection.write(self._says)
            self._says = b""
        if self._half_closes:
            connection.close()
        while data := connection.read():
            self.data += data
        if data == b"":
            self.ended = True
            connection.close()


class HTTPFetch(Collector):
    """An HTTP/1.0 client that asks for a path; `body` is what came behind the head, None before the end."""

    def __init__(self, path: str) -> None:
        super().__init__(f"GET {path} HTTP/1.0\r\n\r\n".encode())

    @property
    def body(self) -> bytes | None:
        """What was fetched; None as long as the end has not come, or if there is no head."""
        head, separator, body = bytes(self.data).partition(_END_OF_HEAD)
        return body if self.ended and separator and b" 200" in head.partition(b"\r\n")[0] else None


class FileServer:
    """An HTTP/1.0 server for one connection: answers a request with one of `files`, by its path, and closes."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files, self._request, self.served = dict(files), bytearray(), False

    def __call__(self, connection: Connection) -> None:
        """Read the request; once its head has come, answer."""
        while data := connection.read():
            self._request += data
        if self.served:
            return
        if _END_OF_HEAD in self._request:
            path = [*bytes(self._request).split(b" "), b""][1].decode(errors="replace")
            page = self._files.get(path)
            status = "404 Not Found" if page is None else "200 OK"
            head = f"HTTP/1.0 {status}\r\nContent-Length: {len(page or b'')}\r\n\r\n"
            connection.write(head.encode() + (page or b""))
        if _END_OF_HEAD in self._request or data == b"":
            self.served = True
            connection.close()
