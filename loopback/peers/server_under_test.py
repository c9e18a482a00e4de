"""A server function at work on a listener of its own, with live clients and one log for all.

How it works
------------
The function `function(listener, stop)` runs in a thread of its own, by `attempt`, so that an error that leaves it
and a call that outlives LIFETIME are outcomes, not the end of the notebook. Clients are ordinary sockets in the
test's thread; they ask `is_running` while they wait, so that no client waits long for a server that has ended.

A server ends in one of four ways, and the log tells which:

- it returned after `stop` was set: as it should;
- it returned, or an error left it, before `stop` was set. The error is noted at once; that the function returned
  is noted when a client has waited in vain, since to serve one client and end is what some demos show;
- it had not returned STOP_TIMEOUT seconds after `stop` was set. The line at which it waits is noted, and the call
  is abandoned;
- the function is still the stub: NotWritten is raised in the test's own thread.
"""

import contextlib
import dataclasses
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Self

from loopback.addresses import Address, family_of
from loopback.check import abandon, hangs, remote
from loopback.check.attempt import attempt
from loopback.check.claim import NotWritten
from loopback.check.expect import Expectation, Hint, begin_case
from loopback.check.failed_before import failed_alike
from loopback.check.format import name_of, show
from loopback.check.meanings import meaning_of
from loopback.check.observe import called_at_once, waiting
from loopback.check.outcome import Outcome
from loopback.check.student_line import StudentLine, line_of_frame
from loopback.log import Log
from loopback.pair import datagram_socket, stream_socket
from loopback.peers.client import Client, place_of_caller
from loopback.peers.framed_client import FramedClient

LIFETIME = 60.0  # seconds that a server may run; beyond what any test asks of it, on a busy machine too
REPLY_TIMEOUT = 5.0  # seconds that clients wait for bytes
AFTER_HANG_TIMEOUT = 2.0  # seconds that they wait once the function, or in a grader the exercise, has hung
AFTER_FAILURE_TIMEOUT = 0.25  # seconds once one wait for this server has timed out: the test has failed
STOP_TIMEOUT = 2.0  # seconds that a server may take to return once stop is set
_CLOSING_TIMEOUT = 1.0  # seconds between the end of a connection and that of a server that has failed
_POLL_INTERVAL = 0.05  # seconds

ServerFunction = Callable[[socket.socket, threading.Event], object]


class ServerUnderTest:
    """Runs a server function in a thread, on a port of the kernel's choosing, and makes clients for it.

    The function is called with the listener and an event that asks it to return. With `datagrams` the listener is a
    UDP socket, and clients are the test's own. `send_buffer`, in bytes, holds for every connection that it accepts.
    `outcome` is the Outcome of the call once it is over, `log` tells what the clients did and saw. Leaving the block
    sets the event and closes the clients. It prints a line if an error ended the server before that, or if it does
    not return; it raises NotWritten if the function is still the stub.

    >>> def one_byte(listener, stop):
    ...     connection, _ = listener.accept()
    ...     with connection:
    ...         connection.send(connection.recv(1))
    >>> with ServerUnderTest(one_byte) as server, server.client("Ann") as ann:
    ...     ann.send(b"!"), ann.receive(1)
    (True, b'!')
    """

    def __init__(
        self,
        function: ServerFunction,
        *,
        host: str = "127.0.0.1",
        send_buffer: int | None = None,
        datagrams: bool = False,
    ) -> None:
        self.log = Log()
        self.outcome: Outcome | None = None
        self._code = hangs.code_of(function)
        self.reply_timeout = AFTER_HANG_TIMEOUT if hangs.has_hung([self._code]) else REPLY_TIMEOUT
        self._function = function
        self._family = family_of(host)
        self._datagrams = datagrams
        self._listener = (
            datagram_socket(host)
            if datagrams
            else socket.create_server((host, 0), family=self._family, backlog=256)
        )
        if send_buffer:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
        self.address: Address = self._listener.getsockname()[:2]
        self._stop = threading.Event()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None  # in which the function runs
        self._was_early = False  # whether the function ended before stop was set
        self._was_noted = False  # whether the log tells how the server ended
        self._waiting: StudentLine | None = None  # the line at which the call was abandoned
        self._ran_on: str | None = None  # how long it had not returned then, in words
        self._was_listening = True
        self._not_written: NotWritten | None = None
        self._sockets: list[socket.socket] = []

    @property
    def _name(self) -> str:
        return str(getattr(self._function, "__name__", type(self._function).__name__))

    @property
    def is_running(self) -> bool:
        """Whether the server function has not ended yet; raises NotWritten if it is still the stub."""
        if self._not_written:
            raise self._not_written from None
        return not self._ended.is_set()

    @property
    def is_listening(self) -> bool:
        """Whether the listener, which is not the server function's to close, is open, or was so at the end."""
        return self._was_listening and (self._ended.is_set() or self._listener.fileno() >= 0)

    def client(
        self, name: str, *, send_buffer: int | None = None, receive_buffer: int | None = None
    ) -> Client:
        """A Client that has connected; buffer sizes in bytes."""
        return Client(self, name, send_buffer=send_buffer, receive_buffer=receive_buffer)

    def framed_client(self, name: str, *, receive_buffer: int | None = None) -> FramedClient:
        """A FramedClient that has connected; `receive_buffer` in bytes."""
        return FramedClient(self, name, receive_buffer=receive_buffer)

    def new_socket(
        self, *, send_buffer: int | None = None, receive_buffer: int | None = None
    ) -> socket.socket:
        """A socket of the server's address family, not connected, closed at the end of the block."""
        sock = stream_socket(self._family, send_buffer=send_buffer, receive_buffer=receive_buffer)
        self._sockets.append(sock)
        return sock

    def connect(self, *, receive_buffer: int | None = None) -> socket.socket:
        """A socket that is connected to the server, closed at the end of the block; `receive_buffer` in bytes."""
        sock = self.new_socket(receive_buffer=receive_buffer)
        sock.connect(self.address)
        return sock

    def wait_until_ended(self, seconds: float = _CLOSING_TIMEOUT) -> bool:
        """Wait for a server that may be about to end; return whether it has, and note it if it was not told to.

        A connection may end a little before the server's function does. Raises NotWritten if that is the stub.
        """
        self._ended.wait(seconds)
        if self.is_running:
            return False
        if self._was_early:
            self._note_ending(f"the server was no longer running: {self.outcome}")
        return True

    def has_timed_out(self) -> None:
        """Take note that a client has waited in vain: later waits are short, in later tests of the function too."""
        self.reply_timeout = AFTER_FAILURE_TIMEOUT
        hangs.remember(self._code)

    def stop(self, seconds: float = STOP_TIMEOUT) -> bool:
        """Set the stop event; return whether the server then returns, without an error, within `seconds`.

        A server that does not is abandoned, and the log says at which line it was waiting.
        """
        self._stop.set()
        self.log.note("stop was set")
        self._wait(seconds)
        if self.is_running:
            self._abandon(f"{seconds:g} seconds after stop was set")
            return False
        if self.outcome and self.outcome.has_returned:
            self._note_ending("the server returned")
            return True
        return False

    def returns(self, detail: str = "", *hints: Hint) -> None:
        """Set the stop event and state that the server then returns; `detail` follows behind a comma.

        A plain hint speaks of a server that had returned before; HANGS of one that runs on.
        """
        place = place_of_caller()
        was_early = self._ended.is_set()
        held = self.stop() and not was_early
        claim = f"{self._name} returns once stop is set" + (f", {detail}" if detail else "")
        got = "it had returned before stop was set" if was_early else "it did not return in order"
        expected = f"{self._name} returns within a second"
        self.state(held, claim, hints, expected, got, place, waited=self._ran_on is not None)

    def state(
        self,
        held: bool,
        claim: str,
        hints: Sequence[Hint],
        expected: str,
        got: str,
        place: object,
        *,
        value: object = None,
        waited: bool = False,
        quiet: bool = False,
        log: object = None,
    ) -> None:
        """State a claim of a client's about this server; `value` is what `when` is asked about.

        Prints the claim with a tick (nothing if `quiet`), or raises CheckFailed. `place` is the test's line; `waited`
        says that nothing came, or too little, while the server ran. `log` is what to tell in place of the server's.
        """
        if not held:  # the answer that was wrong may be a sign of an end that is about to come
            self._ended.wait(_CLOSING_TIMEOUT / 4)
        error = self.outcome.error if self.outcome else None
        ending = "" if held else self.ending()
        line = self._line(self._thread) if waited and self._thread and not ending else None
        outcome = Outcome(
            self._name,
            self.reply_timeout,
            value,
            error=error,
            timed_out=waited and error is None,
            line=line or self._waiting or (self.outcome.line if self.outcome else None),
        )
        alike = "" if held else failed_alike(self._function, claim)
        seen = [each for each in (alike, ending or called_at_once(line)) if each]
        Expectation(outcome, (), place).states(
            held,
            claim,
            *hints,
            expected=expected,
            got=got + (f"; meanwhile {self._name} was here:\n     {line}" if line else ""),
            seen=seen,
            log=self.log if log is None else log,
            quiet=quiet,
        )

    def ending(self) -> str:
        """A sentence on how the server ended; empty while it runs, and where it ended as it should.

        >>> def impatient(listener, stop):
        ...     listener.accept()
        >>> with ServerUnderTest(impatient) as server, server.client("Ann") as ann:
        ...     ann.receive(1), server.ending()
        (b'', 'impatient had returned by then, though stop was not set')
        """
        if self._ran_on:
            return waiting(self._waiting)
        if not self._ended.is_set() or not self.outcome:
            return ""
        if self.outcome.error is not None:
            meaning = meaning_of(self.outcome.error, self.outcome.line)
            line = f", {self.outcome.line}" if self.outcome.line else ""
            return f"{self._name} ended with {name_of(self.outcome.error)}{line}" + (
                f": {meaning}" if meaning else ""
            )
        return f"{self._name} had returned by then, though stop was not set" if self._was_early else ""

    def got(self, value: object) -> str:
        """The value as the story of a failed check shows it, and how the server ended, if it has by itself."""
        text = value if isinstance(value, str) else show(value)
        if self._ran_on:
            return f"{text}; {self._ran_on}"
        if self.outcome and (self.outcome.error or self.outcome.timed_out or self._was_early):
            return f"{text}; {self.outcome}"
        return text

    def __enter__(self) -> Self:
        begin_case()
        self.log.open()
        threading.Thread(target=self._run, daemon=True).start()
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.log.close()
        was_told = self._stop.is_set()
        self._stop.set()
        self._wait(STOP_TIMEOUT / 4)
        for sock in self._sockets:
            sock.close()
        for _ in range(3):
            if self._ended.is_set():
                break
            self._wake()
            self._wait(STOP_TIMEOUT / 4)
        running = not self._ended.is_set()
        if running:
            self._abandon(f"{STOP_TIMEOUT:g} seconds after stop was set")
        if self._not_written:
            raise self._not_written from None
        if error is not None:
            return
        if running and not was_told:
            print(f"T{str(self._ran_on)[1:]}")
        elif self._was_early and self.outcome and self.outcome.error:
            print(f"The server ended before it was told to: {self.outcome}")

    def _wait(self, seconds: float) -> None:
        """Wait for the server's end in turns, each of which a busy machine makes longer."""
        for _ in range(round(seconds / _POLL_INTERVAL)):
            if self._ended.wait(_POLL_INTERVAL):
                return

    def _wake(self) -> None:
        """Wake a call that waits for ever; whether a server heeds `stop` is for a test to ask, with stop()."""
        kind = socket.SOCK_DGRAM if self._datagrams else socket.SOCK_STREAM
        with contextlib.suppress(OSError), socket.socket(self._family, kind) as client:
            client.setblocking(False)
            client.connect_ex(self.address)
            if self._datagrams:
                client.send(b"")

    def _abandon(self, when: str) -> None:
        """Note where the call stands, and end it."""
        hangs.remember(self._code)
        thread = self._thread
        self._waiting = self._line(thread) if thread else None
        where = f"; it was waiting here:\n     {self._waiting}" if self._waiting else ""
        self._ran_on = f"the server had not returned {when}{where}"
        self._note_ending(self._ran_on)
        if thread and not (remote.current and remote.current.release(thread.ident or 0)):
            abandon.release(thread)

    def _line(self, thread: threading.Thread) -> StudentLine | None:
        if remote.current and (line := remote.current.line(thread.ident or 0)) is not None:
            return line
        return line_of_frame(sys._current_frames().get(thread.ident or 0), "")

    def _note_ending(self, sentence: str) -> None:
        if not self._was_noted:
            self._was_noted = True
            self.log.note(sentence)

    def _run(self) -> None:
        def function(listener: socket.socket, stop: threading.Event) -> object:
            self._thread = threading.current_thread()
            return self._function(listener, stop)

        function.__name__ = self._name
        try:
            outcome = attempt(function, self._listener, self._stop, deadline=LIFETIME)
            self._was_early = not self._stop.is_set()
            if self._ran_on:
                outcome = dataclasses.replace(outcome, error=None, timed_out=True, line=self._waiting)
            self.outcome = outcome
            if outcome.error is not None:
                self._note_ending(f"the server was no longer running: {outcome}")
        except NotWritten as error:
            self._not_written = error
        finally:
            self._was_listening = self._listener.fileno() >= 0
            self._ended.set()
            with contextlib.suppress(OSError):
                self._listener.close()  # clients that were not accepted learn it by a reset
