"""A server function at work on a listener of its own, until the end of a block."""

import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from loopback.check.attempt import attempt
from loopback.check.outcome import Outcome
from loopback.log import Log

Server = Callable[[socket.socket, threading.Event], object]

LIFETIME = 60.0  # seconds that a server may run; beyond what any test asks of it, on a busy machine too
ENDING = 5.0  # seconds that it may take to return once it was told to stop
PATIENCE = 5.0  # seconds that its clients wait for what must come
HURRY = 0.25  # seconds that they wait once one of them has waited in vain: the test fails already
_MOMENT = 1.0  # seconds between the end of a connection and that of a server that has failed


class Service:
    """Runs `server(listener, stop)` in a thread, on a port of the kernel's choosing, and stops it at the end.

    `send_buffer`, in bytes, holds for every connection that is accepted. `outcome` says what came of the call,
    once it has ended; `log` is there for clients to write into.

    >>> def wave(listener, stop):
    ...     connection, _ = listener.accept()
    ...     connection.sendall(b"hello")
    ...     connection.close()
    >>> with Service(wave) as service, service.connect() as sock:
    ...     sock.recv(5)
    b'hello'
    """

    def __init__(self, server: Server, *, host: str = "127.0.0.1", send_buffer: int | None = None) -> None:
        self.log = Log()
        self.outcome: Outcome | None = None
        self.patience = PATIENCE
        self._server = server
        self._stop = threading.Event()
        self._ended = threading.Event()
        self._trouble: BaseException | None = None
        self._family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=self._family, backlog=256)
        if send_buffer:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
        self._clients: list[socket.socket] = []
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def address(self) -> tuple[str, int]:
        """Where the server listens: host and port."""
        host, port = self._listener.getsockname()[:2]
        return host, port

    @property
    def running(self) -> bool:
        """Whether the server function has not returned yet; raises NotWritten if it is still the stub."""
        if self._trouble is not None:
            raise self._trouble
        return not self._ended.is_set()

    @property
    def listening(self) -> bool:
        """Whether the listener, which is not the server function's to close, is open."""
        return self._listener.fileno() >= 0

    def look(self) -> None:
        """Wait a moment for a server that may be about to end; raises NotWritten if it was still the stub.

        A connection may end a little before the server's function does.
        """
        self._ended.wait(_MOMENT)
        if self._trouble is not None:
            raise self._trouble

    def connect(self, receive_buffer: int | None = None) -> socket.socket:
        """A socket connected to the server, closed at the end of the block; `receive_buffer` in bytes."""
        sock = socket.socket(self._family, socket.SOCK_STREAM)
        if receive_buffer:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        sock.connect(self.address)
        self._clients.append(sock)
        return sock

    def stop(self, seconds: float = ENDING) -> bool:
        """Tell the server to stop; say whether it returned within so many seconds."""
        self._stop.set()
        self._ended.wait(seconds)
        return not self.running

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._ended.wait(ENDING if error is None else ENDING / 5)
        for sock in self._clients:
            sock.close()
        if self._ended.is_set():
            self._listener.close()
        # else a server that does not stop keeps its listener: what lets go of the call wakes it there
        if self._trouble is not None and error is None:
            raise self._trouble

    def _run(self) -> None:
        try:
            self.outcome = attempt(self._server, self._listener, self._stop, deadline=LIFETIME)
            if not self._stop.is_set() or self.outcome.error is not None:
                self.log.note(f"the server was no longer running: {self.outcome}")
        except BaseException as error:  # NotWritten: the test's own thread raises it again
            self._trouble = error
        finally:
            self._ended.set()
