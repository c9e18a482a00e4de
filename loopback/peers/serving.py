"""A server function at work: `function(listener, stop)` in a thread, with live callers and one log for all."""

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from loopback.check.attempt import attempt
from loopback.check.claim import NotWritten
from loopback.check.format import show
from loopback.check.outcome import Outcome
from loopback.log import Log
from loopback.peers.caller import Caller

_POKES, _POKE = 4, 0.5  # how often, and after how many seconds, a server that lingers is woken

Server = Callable[[socket.socket, threading.Event], object]


class Serving:
    """Runs a server function on a port of the kernel's choosing, and lets callers in.

    The function gets the listener and an event that asks it to return. It has `deadline` seconds for its whole
    life. `outcome` is what came of the call once it is over. Leaving the block sets the event and hangs up for
    all callers; it raises NotWritten if the function is still the stub.

    >>> def one_byte(listener, stop):
    ...     connection, _ = listener.accept()
    ...     with connection:
    ...         connection.send(connection.recv(1))
    >>> with Serving(one_byte) as server, server.call("Ann") as ann:
    ...     ann.send(b"!")
    ...     ann.receive(1)
    b'!'
    """

    def __init__(
        self,
        function: Server,
        *,
        host: str = "127.0.0.1",
        deadline: float = 12.0,
        send_buffer: int | None = None,
    ) -> None:
        self.log = Log()
        self.outcome: Outcome | None = None
        self._function = function
        self._deadline = deadline
        self._family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=self._family)
        if send_buffer:  # the connections that it accepts inherit this
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
        self.address: tuple[str, int] = self._listener.getsockname()[:2]
        self._stop = threading.Event()
        self._over = threading.Event()
        self._unwritten: NotWritten | None = None
        self._callers: list[Caller] = []

    def call(self, name: str, *, send_buffer: int | None = None, receive_buffer: int | None = None) -> Caller:
        """A caller who has connected; buffer sizes in bytes."""
        caller = Caller(name, self.address, self.log, self._over, send_buffer, receive_buffer)
        self._callers.append(caller)
        return caller

    def stop(self) -> bool:
        """Ask the server to return; say whether it did, without an error, before its deadline."""
        self._stop.set()
        self.log.note("stop was set")
        self._over.wait(2 * self._deadline)
        if self.outcome and not self.outcome.timed_out and self.outcome.error is None:
            self.log.note("the server returned")
            return True
        return False

    def got(self, what: object) -> str:
        """What was got instead, and what became of the server if its call is over."""
        text = what if isinstance(what, str) else show(what)
        if self.outcome and (self.outcome.error or self.outcome.timed_out or not self._stop.is_set()):
            return f"{text}; {self.outcome}"
        return text

    def __enter__(self) -> Self:
        threading.Thread(target=self._run, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        for caller in self._callers:
            caller.close()
        for _ in range(_POKES if kind is None else 0):
            if self._over.wait(_POKE):
                break
            self._poke()
        if self._unwritten:
            raise self._unwritten from None

    def _poke(self) -> None:
        """Wake an accept that waits for ever; whether a server heeds `stop` is for a test to ask, with stop()."""
        with contextlib.suppress(OSError), socket.socket(self._family) as caller:
            caller.setblocking(False)
            caller.connect_ex(self.address)

    def _run(self) -> None:
        try:
            self.outcome = attempt(self._function, self._listener, self._stop, deadline=self._deadline)
        except NotWritten as error:
            self._unwritten = error
        finally:
            self._over.set()
            with contextlib.suppress(OSError):
                self._listener.close()  # callers that nobody let in learn it by a reset
