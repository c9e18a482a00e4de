"""A live TCP partner that follows a script, piece by piece, and keeps a log."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Self

from loopback.addresses import Address
from loopback.check import hangs
from loopback.check.format import is_short, show
from loopback.kernel.observe.state import unread
from loopback.kernel.observe.waiting import is_readable, is_writable, wait_until, wait_until_delivered
from loopback.log import Log
from loopback.pair import accept_from, listening_socket, stream_socket
from loopback.sockets import reset
from loopback.system import system

MOST = 65536  # bytes per recv of the peer's own
_ACCEPT_INTERVAL = 0.05  # seconds between looks at whether the peer is still wanted
_READING_TIME = 0.2  # seconds for a client to read, where the kernel does not tell whether it has


@dataclass(frozen=True)
class Read:
    """Read exactly `count` bytes (or up to the end of the stream)."""

    count: int


@dataclass(frozen=True)
class Pause:
    """Do nothing for a number of seconds."""

    seconds: float


@dataclass(frozen=True)
class Send:
    """Send bytes; with `wait` False do not wait until they have been read: they must fit into the buffers on the way.

    Bytes that stand in a script by themselves are sent with `wait` True.
    """

    data: bytes
    wait: bool = True


@dataclass(frozen=True)
class Pieces:
    """Send the same bytes `count` times, each time only once the other end has read those before."""

    data: bytes
    count: int


class Action(Enum):
    """What a script may hold besides bytes to send, what is above, and a function to call."""

    READ_TO_END = "read until you close your side"
    HALF_CLOSE = "close the sending side"
    RESET = "reset the connection"
    WAIT_UNTIL_FULL = "read nothing until your send buffer is full"


Step = bytes | Send | Read | Pause | Pieces | Action | Callable[[], object]


class _GivenUp(Exception):
    """Ends a script whose other end was shut down, since the call that had it was past its deadline."""


class TCPPeer:
    """A server for one connection, on a port of the kernel's choosing, that acts out a script.

    Bytes in the script are sent as one piece, and only once the piece before has been read at the
    other end: short reads are forced, never lucky. At the end of the script the peer closes its
    sending side and reads what still comes. It gives up after `deadline` seconds.

    >>> with TCPPeer([b"he", b"llo"]) as peer, peer.connect() as sock:
    ...     sock.recv(5), sock.recv(5), sock.recv(5)
    (b'he', b'llo', b'')
    """

    def __init__(
        self,
        script: Iterable[Step],
        *,
        host: str = "127.0.0.1",
        deadline: float = 30.0,
        receive_buffer: int | None = None,
    ) -> None:
        self.log = Log()
        self.received = bytearray()  # what came from the other end
        self._script = list(script)
        self._deadline = deadline
        self._listener = listening_socket(host)
        if receive_buffer:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self._thread: threading.Thread | None = None
        self._connection: socket.socket | None = None
        self._over = threading.Event()

    def connect(
        self,
        send_buffer: int | None = None,
        receive_buffer: int | None = None,
        most_unsent: int | None = None,
    ) -> socket.socket:
        """A socket connected to this peer, whose script starts now; buffer sizes in bytes.

        With `most_unsent` the kernel begins no further segment while it has that many bytes that it could not send
        yet. With 1, and a peer whose small receive buffer is full, a `send` with a timeout takes a segment's worth,
        some 600 bytes, and leaves the rest of its data, however much room the send buffer has.
        """
        self._refuse_a_second()
        sock = stream_socket(self._listener.family, send_buffer=send_buffer, receive_buffer=receive_buffer)
        if most_unsent and hasattr(socket, "TCP_NOTSENT_LOWAT"):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, most_unsent)
        sock.connect(self._listener.getsockname()[:2])
        self._connection = accept_from(self._listener, sock)
        self.log.note(f"you connected to the peer, from {sock.getsockname()[0]}")
        self._thread = threading.Thread(target=self._act_out, args=(sock, self._connection), daemon=True)
        self._thread.start()
        return sock

    def serve(self) -> Address:
        """Wait in the background for a client, whose coming starts the script; return the address for it to call.

        For a function that makes its own connection. ValueError for a script with WAIT_UNTIL_FULL, for which the
        peer would have to look at the client's socket.
        """
        self._refuse_a_second()
        if Action.WAIT_UNTIL_FULL in self._script:
            raise ValueError(
                "only a peer that makes the client's socket, with connect, sees when its buffer is full"
            )
        self._thread = threading.Thread(target=self._await_client, daemon=True)
        self._thread.start()
        host, port = self._listener.getsockname()[:2]
        return host, port

    def _refuse_a_second(self) -> None:
        if self._thread:
            raise RuntimeError("this peer serves one connection; make another TCPPeer for the next")

    def _await_client(self) -> None:
        self._listener.settimeout(_ACCEPT_INTERVAL)
        while not self._over.is_set():
            with contextlib.suppress(TimeoutError):
                self._connection, _ = self._listener.accept()
                break
        if self._connection:
            self.log.note("you connected to the peer")
            self._act_out(None, self._connection)

    def finished(self, seconds: float = 10.0) -> bool:
        """Wait for the script's end; return whether it came within `seconds`, or less once there has been a hang."""
        if self._thread:
            self._thread.join(hangs.shortened(seconds) if hangs.has_hung() else seconds)
        return not (self._thread and self._thread.is_alive())

    def __enter__(self) -> Self:
        self.log.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.log.close()
        self._over.set()
        if self._connection:
            with contextlib.suppress(OSError):
                self._connection.shutdown(socket.SHUT_RDWR)
        self.finished()
        self._listener.close()
        if self._connection:
            self._connection.close()

    def _act_out(self, sock: socket.socket | None, connection: socket.socket) -> None:
        limit = time.monotonic() + self._deadline
        connection.settimeout(self._deadline)
        try:
            for step in [*self._script, *self._ending()]:
                if self._over.is_set() or time.monotonic() > limit:
                    return
                self._take(step, sock, connection)
        except _GivenUp:
            pass
        except TimeoutError:
            self.log.note(f"the peer waited {self._deadline:g} seconds and gave up")
        except (ConnectionResetError, BrokenPipeError):
            if not self._over.is_set() and not self.log.given_up:
                self.log.note("you closed the connection before the peer had finished")
        except OSError as error:
            if not self._over.is_set() and not self.log.given_up:
                self.log.note(f"the peer's connection broke: {error.strerror or error}")

    def _ending(self) -> list[Step]:
        if Action.RESET in self._script:
            return []
        half_close = [] if Action.HALF_CLOSE in self._script else [Action.HALF_CLOSE]
        return [*half_close, Action.READ_TO_END]

    def _take(self, step: Step, sock: socket.socket | None, connection: socket.socket) -> None:
        match step:
            case bytes():
                self._take(Send(step), sock, connection)
            case Pieces(data, count):
                for _ in range(count):
                    connection.sendall(data)
                    self._wait_until_read(sock, connection)
                self.log.note(f"the peer sent {show(data)} {count:,} times, one by one")
            case Send(data, wait):
                # The note comes first: who has received the bytes finds them in the log.
                self.log.note(f"the peer sent {show(data)}" + _size(data))
                connection.sendall(data)
                if wait:
                    self._wait_until_read(sock, connection)
            case Pause(seconds):
                self._over.wait(seconds)
            case Read(count):
                self._read(connection, count)
            case Action.READ_TO_END:
                self._read(connection, None)
            case Action.HALF_CLOSE:
                with contextlib.suppress(OSError):  # the other end may be gone already
                    connection.shutdown(socket.SHUT_WR)
                    self.log.note("the peer closed its side: there is no more to come")
            case Action.RESET:
                reset(connection)
                self.log.note("the peer reset the connection")
            case Action.WAIT_UNTIL_FULL:
                self._wait(lambda: not (sock and is_writable(sock)))
                self.log.note("the peer read nothing until your send buffer was full")
            case call:
                call()

    def _wait_until_read(self, sock: socket.socket | None, connection: socket.socket) -> None:
        if sock is not None:
            self._wait(lambda: wait_until_delivered(connection, 0) and not is_readable(sock))
            return
        if not wait_until_client_has_read(connection, self._over, self._deadline):
            raise TimeoutError

    def _wait(self, condition: Callable[[], bool]) -> None:
        if not wait_until(lambda: self._over.is_set() or condition(), self._deadline):
            raise TimeoutError

    def _read(self, connection: socket.socket, count: int | None) -> None:
        before = len(self.received)
        while count is None or len(self.received) < before + count:
            left = MOST if count is None else min(MOST, before + count - len(self.received))
            data = connection.recv(left)
            if not data:
                break
            self.received += data
        got = bytes(self.received[before:])
        if count is not None and len(got) < count:
            if self.log.given_up:  # the end that it read is none of the student's
                read = f"it had read {show(got)}{_size(got)}" if got else "none had come"
                self.log.note(f"the peer waited for {count} bytes: {read} when your call was given up")
                raise _GivenUp
            read = f"it read {show(got)}{_size(got)}, and the end"
            self.log.note(f"the peer waited for {count} bytes in vain: {read}")
        elif got or count is not None:
            self.log.note(f"the peer read {show(got)}" + _size(got))


def wait_until_client_has_read(connection: socket.socket, over: threading.Event, seconds: float) -> bool:
    """Wait until a client whose socket is out of sight has read all, or `over` is set; False if `seconds` are too few.

    Where the kernel does not tell, the client is given a moment. ConnectionResetError if it has gone without reading.
    """
    if not wait_until(lambda: over.is_set() or _client_has_read(connection), seconds):
        return False
    if not system.has_connection_table:
        over.wait(_READING_TIME)
    return True


def _client_has_read(connection: socket.socket) -> bool:
    """Whether a client whose socket is out of sight has read all; ConnectionResetError if it has gone without."""
    try:
        there = connection.getpeername()[:2]
    except OSError:  # what was sent came back as a reset
        raise ConnectionResetError from None
    return wait_until_delivered(connection, 0) and unread(there, connection.getsockname()[:2]) == 0


def _size(data: bytes) -> str:
    return f" ({len(data):,} byte{'s' if len(data) != 1 else ''})" if is_short(data) else ""
