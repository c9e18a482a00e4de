"""Addresses on loopback that treat a client that connects in one way each, not answering its SYN included."""

import contextlib
import socket
import threading
from enum import Enum
from typing import Self

from loopback.addresses import Address, family_of
from loopback.kernel.observe.queues import accept_queue
from loopback.kernel.observe.waiting import wait_until
from loopback.log import Log
from loopback.sockets import reset
from loopback.system import system

_CLIENT_TIMEOUT = 10.0  # seconds that a listener waits for its client
_RESET_DELAY = 0.2  # seconds: long enough for the client's connect to have returned before the reset


class Behaviour(Enum):
    """How a Listener treats a client."""

    ACCEPTS = "accepts, and sends nothing"
    GREETS = "accepts, and sends something"
    CLOSES = "accepts, and closes in order"
    RESETS = "accepts, and a moment later resets the connection"
    REFUSES = "has nobody listening"
    DROPS_SYN = "never answers a SYN"


class Listener:
    """An address on loopback, with a port of the kernel's choosing, that treats its one client by a Behaviour.

    `log` tells what happened there. NotImplementedError for Behaviour.DROPS_SYN where the system cannot.

    >>> with Listener(Behaviour.GREETS) as listener, socket.create_connection(listener.address) as client:
    ...     client.recv(100)
    b'welcome'
    """

    def __init__(self, behaviour: Behaviour, host: str = "127.0.0.1") -> None:
        if behaviour is Behaviour.DROPS_SYN and not system.drops_syn:
            raise NotImplementedError("a listener that never answers is not on this system: it needs Linux")
        self.log = Log()
        self.log.note(f"the address {behaviour.value}")
        self._behaviour = behaviour
        self._closed = threading.Event()
        self._listener = socket.socket(family_of(host))
        self._listener.bind((host, 0))
        self.address: Address = self._listener.getsockname()[:2]
        self._held: list[socket.socket] = []
        if behaviour is Behaviour.DROPS_SYN:
            self._fill()
        elif behaviour is not Behaviour.REFUSES:  # a port that is taken and on which nobody listens refuses
            self._listener.listen()
            threading.Thread(target=self._answer, daemon=True).start()

    def wait_until_closed(self, seconds: float = 5.0) -> bool:
        """Wait until the client has closed the connection; return whether it has within `seconds`."""
        return self._closed.wait(seconds)

    def __enter__(self) -> Self:
        self.log.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.log.close()
        if self._behaviour not in (Behaviour.DROPS_SYN, Behaviour.REFUSES):
            with contextlib.suppress(OSError), socket.socket(self._listener.family) as waker:
                waker.setblocking(False)  # accept wakes on every system when somebody connects
                waker.connect_ex(self.address)
        for sock in [self._listener, *self._held]:
            sock.close()

    def _fill(self) -> None:
        """Let the queue of a listener that nobody serves fill up; from then on the kernel drops every SYN."""
        self._listener.listen(0)
        client = socket.create_connection(self.address)
        self._held.append(client)
        if not wait_until(lambda: accept_queue(self._listener).waiting > 0, _CLIENT_TIMEOUT):
            raise RuntimeError("the listener's queue did not fill up")

    def _answer(self) -> None:
        with contextlib.suppress(OSError):
            connection, _ = self._listener.accept()
            self.log.note("a client connected")
            with connection:
                connection.settimeout(_CLIENT_TIMEOUT)
                self._treat(connection)

    def _treat(self, connection: socket.socket) -> None:
        match self._behaviour:
            case Behaviour.GREETS:
                connection.sendall(b"welcome")
                self.log.note("the listener's side sent b'welcome'")
            case Behaviour.CLOSES:
                connection.shutdown(socket.SHUT_WR)
                self.log.note("the listener's side closed in order")
            case Behaviour.RESETS:
                with contextlib.suppress(TimeoutError):
                    connection.settimeout(_RESET_DELAY)
                    connection.recv(1)
                reset(connection)
                self.log.note("the listener's side reset the connection")
                return
        try:
            connection.recv(1)
            ended = "closed the connection"
        except ConnectionError:
            ended = "broke the connection off"
        if self.log.given_up:  # the end that came is none of the student's
            ended = "had the connection open when your call was given up"
        self.log.note(f"the client {ended}")
        self._closed.set()
