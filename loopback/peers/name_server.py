"""A DNS server on loopback that knows the records it is given, and answers over UDP and over TCP at one port."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence

from loopback.dns import ROOM, answer_to, message_text
from loopback.errors import Malformed
from loopback.pair import sockets_at_one_port
from loopback.peers.tcp import Action, Pause, wait_until_client_has_read
from loopback.peers.udp import PEER, YOU, UDPPeer
from loopback.values import Record

_ACCEPT_INTERVAL = 0.05  # seconds between looks at whether the server is still wanted
_CLIENT_TIMEOUT = 10.0  # seconds that a client over TCP may take for its query
_PATIENCE = 0.2  # seconds until the log says that a query has not come to its end
_READ_TIMEOUT = 5.0  # seconds for a client to read a piece
_MOST = 65536  # bytes per recv
_NO_QUERY = b"\x80\x01" + bytes(8)  # the rest of a header

Piece = bytes | Pause | Action


class NameServer(UDPPeer):
    r"""A DNS server for `records`, on a port of the kernel's choosing, which is the same for UDP and TCP.

    Over UDP a response that would take more than `room` bytes is truncated. `over_udp`, a function of the query's
    bytes, answers in the server's place; so does `over_tcp`, which returns pieces: bytes, each sent once those before
    have been read, a `Pause`, or `Action.HALF_CLOSE`; the two bytes of the length are for it to write.

    Besides what a UDPPeer has, `received_over_tcp` holds the queries that came over TCP, without their lengths.

    >>> with NameServer([Record("a.example", 1, 60, "192.0.2.1")]) as server, server.connect() as sock:
    ...     sent = sock.send(bytes.fromhex("0007 0100 0001 0000 0000 0000 0161 07") + b"example\0\0\1\0\1")
    ...     sock.recv(512)[-4:]
    b'\xc0\x00\x02\x01'
    """

    def __init__(
        self,
        records: Sequence[Record] = (),
        *,
        host: str = "127.0.0.1",
        room: int = ROOM,
        over_udp: Callable[[bytes], bytes] | None = None,
        over_tcp: Callable[[bytes], Iterable[Piece]] | None = None,
    ) -> None:
        self.name = "a server of the lab bench, since dnsmasq is not on this machine"
        self.records = list(records)
        self.received_over_tcp: list[bytes] = []
        self._over = threading.Event()
        self._closed = threading.Event()
        self._connection: socket.socket | None = None
        self._over_tcp = over_tcp or (lambda query: [with_length(answer_to(query, self.records))])
        answer = over_udp or (lambda query: answer_to(query, self.records, room))
        super().__init__(lambda query: _answered(answer, query), host=host, written=message_text)
        self._server = threading.Thread(target=self._serve, daemon=True)
        self._server.start()

    def wait_until_closed_over_tcp(self, seconds: float = 1.0) -> bool:
        """Wait until the client has closed its last TCP connection; return whether it has within `seconds`."""
        return self._closed.wait(seconds)

    def close(self) -> None:
        """End the server."""
        self.__exit__(None, None, None)

    def __exit__(self, *raised: object) -> None:
        self._over.set()
        if self._connection:
            with contextlib.suppress(OSError):
                self._connection.shutdown(socket.SHUT_RDWR)
        self._server.join(_READ_TIMEOUT)
        self._listener.close()
        super().__exit__(*raised)

    def _bind(self, host: str) -> socket.socket:
        sock, self._listener = sockets_at_one_port(host)
        return sock

    def _serve(self) -> None:
        self._listener.settimeout(_ACCEPT_INTERVAL)
        while not self._over.is_set():
            with contextlib.suppress(TimeoutError):
                self._connection, _ = self._listener.accept()
                self._closed.clear()
                self._tell(YOU, "connected over TCP")
                with self._connection, contextlib.suppress(OSError):
                    self._treat(self._connection)
                self._closed.set()

    def _treat(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while (query := self._message(connection)) is not None:
            self.received_over_tcp.append(query)
            self._tell(YOU, f"sent over TCP {message_text(query)}")
            with contextlib.suppress(Malformed):
                for piece in self._over_tcp(query):
                    self._send_piece(piece, connection)

    def _message(self, connection: socket.socket) -> bytes | None:
        """The next query that the client sends; None if it closes the connection, or takes too long."""
        data, told = bytearray(), False
        limit = time.monotonic() + _CLIENT_TIMEOUT
        while len(data) < 2 or len(data) < 2 + int.from_bytes(data[:2], "big"):
            connection.settimeout(_PATIENCE)
            try:
                came = connection.recv(_MOST)
            except TimeoutError:
                if data and not told:
                    self._tell(YOU, f"sent over TCP {_incomplete(data)}")
                    told = True
                if time.monotonic() > limit or self._over.is_set():
                    return None
                continue
            if not came:
                if data and not told:
                    self._tell(YOU, f"sent over TCP {_incomplete(data)}, and then you closed the connection")
                return None
            data += came
        return bytes(data[2 : 2 + int.from_bytes(data[:2], "big")])

    def _send_piece(self, piece: Piece, connection: socket.socket) -> None:
        match piece:
            case Pause(seconds):
                self._over.wait(seconds)
            case Action.HALF_CLOSE:
                self.log.note("the peer closed its side of the TCP connection")
                connection.shutdown(socket.SHUT_WR)
            case bytes():
                self._tell(PEER, f"sent over TCP {_piece_text(piece)}")
                connection.settimeout(_READ_TIMEOUT)
                connection.sendall(piece)
                wait_until_client_has_read(connection, self._over, _READ_TIMEOUT)

    def _tell(self, side: str, deed: str) -> None:
        with self._changed:
            self.log.note(("you " if side == YOU else "the peer ") + deed)
            self._draw(side, deed.removeprefix("sent "))
            self._changed.notify_all()


def with_length(message: bytes) -> bytes:
    r"""A message with its length in front, in two bytes, as DNS sends it over TCP.

    >>> with_length(b"hello")
    b'\x00\x05hello'
    """
    return len(message).to_bytes(2, "big") + message


def _answered(answer: Callable[[bytes], bytes], query: bytes) -> bytes:
    """The answer; to what is no query, a response that says so, with code 1."""
    try:
        return answer(query)
    except Malformed:
        return query[:2] + _NO_QUERY


def _incomplete(data: bytearray) -> str:
    if len(data) < 2:
        return "1 byte, and no more"
    return f"a length of {int.from_bytes(data[:2], 'big'):,}, and {len(data) - 2:,} bytes"


def _piece_text(piece: bytes) -> str:
    if len(piece) > 2 and int.from_bytes(piece[:2], "big") == len(piece) - 2:
        return message_text(piece[2:])
    return f"{len(piece):,} byte{'s' * (len(piece) != 1)} of a message"
