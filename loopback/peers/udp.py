"""A live UDP partner that treats each datagram by a script, and keeps a log and a drawing."""

import contextlib
import heapq
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Self

from loopback.addresses import Address
from loopback.check.format import show
from loopback.draw.ladder.diagram import Ladder
from loopback.kernel.observe.waiting import is_readable
from loopback.log import Log
from loopback.pair import ShutDown, datagram_socket, take_datagram
from loopback.peers.tcp import Pause
from loopback.values import Datagram

_DELIVERY_TIMEOUT = 0.01  # seconds from a send to the receiver's socket, where the kernel does not do both at once
_READ_TIMEOUT = 5.0  # seconds in which the peer's thread, on a busy machine too, reads what has arrived
_ICMP_TIMEOUT = 0.05  # seconds until "port unreachable" must have come over loopback
YOU, PEER = "you", "peer"


@dataclass(frozen=True)
class Drop:
    """Lose the datagram: the peer does not answer it, and the drawing shows that it was lost on the way."""


@dataclass(frozen=True)
class FromStranger:
    """Send bytes from another port than the peer's, as a process would that has nothing to do with the exchange.

    `data` may be a function, which is called with the datagram's payload and returns the bytes.
    """

    data: bytes | Callable[[bytes], bytes]


Step = bytes | Drop | Pause | FromStranger | Callable[[bytes], bytes]
Treatment = Step | Sequence[Step]


class UDPPeer:
    """A UDP socket, on a port of the kernel's choosing, that treats the first datagram by `script[0]`, and so on.

    An entry of the script is one step or a sequence of steps. Bytes answer the datagram; a function is called with
    its payload and returns the answer; `Drop()` loses it; `FromStranger(data)` sends from another port; after
    `Pause(seconds)` the entry's further steps come that much later, without holding up other datagrams, so that
    answers can overtake each other. A script that is a function itself answers every datagram. After the last entry
    datagrams are received and not answered.

    `received` holds every datagram, the dropped ones too, `address` is where to send, `log` tells what happened, and
    `ladder` draws it, with each datagram as `written` writes it.

    >>> with UDPPeer([Drop(), bytes.upper]) as peer, peer.connect() as sock:
    ...     sent = sock.send(b"lost"), sock.send(b"hello")
    ...     sock.recv(100)
    b'HELLO'
    """

    def __init__(
        self,
        script: Iterable[Treatment] | Callable[[bytes], bytes] = (),
        *,
        host: str = "127.0.0.1",
        written: Callable[[bytes], str] = show,
    ) -> None:
        self.log = Log()
        self._written = written
        self.ladder = Ladder(YOU, PEER, unit=None)
        self.received: list[Datagram] = []
        self._every: Callable[[bytes], bytes] | None = script if callable(script) else None
        self._script: list[Treatment] = [] if callable(script) else list(script)
        self._sock, self._stranger = self._bind(host), datagram_socket(host)
        self.address: Address = self._sock.getsockname()[:2]
        self.strangers_address: Address = self._stranger.getsockname()[:2]
        self._wake, self._woken = socket.socketpair()
        self._due: list[tuple[float, int, Step, Address, bytes]] = []  # steps that a Pause has put off
        self._order = count()
        self._events = 0
        self._unreachable = False  # whether the kernel has said so of a datagram that the peer sent
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def connect(self) -> socket.socket:
        """A UDP socket that is connected to the peer, so that it takes datagrams from the peer's port only."""
        sock = self.new_socket()
        sock.connect(self.address)
        return sock

    def new_socket(self) -> socket.socket:
        """A UDP socket of the peer's address family, bound to a port on the same host, and not connected."""
        return datagram_socket(self.address[0])

    def send(self, data: bytes, to: Address) -> None:
        """Send a datagram to an address, besides the script's."""
        with self._changed:
            self._send(data, to, self._sock)

    def wait_for(self, count: int, seconds: float = 5.0) -> bool:
        """Wait until `count` datagrams have arrived; return whether they have within `seconds`."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self.received) >= count, seconds)

    def has_received(self, count: int) -> bool:
        """Whether `count` datagrams have arrived, among all that were sent before this call.

        What a call has sent stands in the peer's socket when the call is over, so it need not be waited for in seconds.
        """
        limit = time.monotonic() + _READ_TIMEOUT
        with self._changed:
            self._changed.wait_for(lambda: len(self.received) >= count, _DELIVERY_TIMEOUT)
            while is_readable(self._sock) and time.monotonic() < limit:
                self._changed.wait(_DELIVERY_TIMEOUT)
            return len(self.received) >= count

    def wait_until_closed(self, seconds: float = 1.0) -> bool:
        """Wait until the socket that sent the last datagram is closed; return whether it is within `seconds`.

        Call it at the end: from then on the peer sends nothing to anybody else.
        """
        with self._changed:
            self._sock.connect(self.received[-1].source)  # a connected socket is told of "port unreachable"
            self._unreachable = False  # what was said before may be about another socket
        limit = time.monotonic() + seconds
        while not self._unreachable and time.monotonic() < limit:
            with self._changed:
                try:
                    self._sock.send(b"")
                    self._changed.wait_for(lambda: self._unreachable, _ICMP_TIMEOUT)
                except ConnectionError:  # the word came back before the thread could read it
                    self._unreachable = True
        return self._unreachable

    def __enter__(self) -> Self:
        self.log.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.log.close()
        self._wake.close()  # ends the thread's select on every operating system
        self._thread.join(5.0)
        for sock in (self._sock, self._stranger, self._woken):
            sock.close()

    def _bind(self, host: str) -> socket.socket:
        return datagram_socket(host)

    def _run(self) -> None:
        with selectors.DefaultSelector() as selector, contextlib.suppress(OSError, ShutDown):
            selector.register(self._sock, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while True:
                pause = max(self._due[0][0] - time.monotonic(), 0.0) if self._due else None
                ready = [key.fileobj for key, _ in selector.select(pause)]
                if self._woken in ready:
                    return
                with self._changed:
                    while self._due and self._due[0][0] <= time.monotonic():
                        _, _, step, source, payload = heapq.heappop(self._due)
                        self._take(step, source, payload)
                    if self._sock in ready:
                        self._receive()
                    self._changed.notify_all()

    def _receive(self) -> None:
        try:
            payload, source = take_datagram(self._sock)
        except ConnectionError:  # "port unreachable", an answer to an earlier datagram
            self._unreachable = True
            return
        self.received.append(Datagram(source, self.address, payload))
        steps = self._steps(len(self.received))
        dropped = any(isinstance(step, Drop) for step in steps)
        self.log.note(f"you sent {self._written(payload)}" + (", which was lost" if dropped else ""))
        self._draw(YOU, self._written(payload), lost=dropped)
        at = time.monotonic()
        for step in steps:
            if isinstance(step, Pause):
                at += step.seconds
            elif at <= time.monotonic():
                self._take(step, source, payload)
            else:
                heapq.heappush(self._due, (at, next(self._order), step, source, payload))

    def _steps(self, number: int) -> Sequence[Step]:
        if self._every:
            return [self._every]
        if number > len(self._script):
            return []
        entry = self._script[number - 1]
        return entry if isinstance(entry, (list, tuple)) else [entry]  # type: ignore[list-item]

    def _take(self, step: Step, source: Address, payload: bytes) -> None:
        match step:
            case bytes():
                self._send(step, source, self._sock)
            case FromStranger(data):
                self._send(data if isinstance(data, bytes) else data(payload), source, self._stranger)
            case Drop() | Pause():
                pass
            case _:
                self._send(step(payload), source, self._sock)

    def _send(self, data: bytes, to: Address, sock: socket.socket) -> None:
        sender = "the peer" if sock is self._sock else "a stranger"
        text = self._written(data)
        self.log.note(f"{sender} sent {text}")
        self._draw(PEER, text if sock is self._sock else f"{text} from a stranger's port")
        sock.sendto(data, to)

    def _draw(self, side: str, label: str, *, lost: bool = False) -> None:
        self._events += 1
        at = float(self._events)
        self.ladder.arrow(side, label, at, None if lost else at + 0.5)
