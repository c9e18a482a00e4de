"""The kernel as the sender to a student's receiver: an ordinary socket sends, and a link is in between.

How it works
------------
A delivery to a receiver that does not take everything would wait out its time. It need not: a receiver acts only when a
segment comes, and the kernel sends a segment again because it does not know that it has come. If such a copy changes
nothing (what was acknowledged, the window, what was read), the next one will change nothing either. A copy counts only
if it left the kernel after all that the receiver had to say was on the wire: what lay waiting here, because this
process did not run for some seconds, says nothing of the receiver. So no load makes a right receiver's delivery end.
"""

import heapq
import itertools
import socket
import time
from collections import Counter
from collections.abc import Callable, Collection
from typing import Any

from loopback.draw.ladder.diagram import Ladder
from loopback.kernel.host.connection import OWN_PORT, PORT, KernelConnection, kernel_connection
from loopback.kernel.observe.waiting import wait_until
from loopback.link.link import Link
from loopback.segment import Segment
from loopback.trace import places_of

_DELAY = 0.005  # seconds from the kernel to the receiver
_LOOK_INTERVAL = 0.02  # seconds between looks at what the link carries
_STATE_TIMEOUT = 5.0  # seconds until the kernel has taken the last acknowledgement
_LARGE = 1 << 20  # bytes that the program asks for when it reads
_IN_VAIN = 3  # copies of one segment that change nothing, after which nothing will


class KernelDelivery:
    """What a program on a kernel host has sent through a receiver without a socket, which a program here reads.

    `received` is what was read, `finished` whether the receiver said that all has come, `acknowledged` whether the
    kernel found its FIN acknowledged, `windows` what the receiver said of its room, and `ladder` draws it in places.

    Of the kernel's segments, counted from 1, those in `drop` are lost, those in `late` are overtaken and those in
    `repeat` come twice. The program here reads nothing for `pause` seconds, and then all that there is; it tells the
    kernel when that has opened the window by half of the capacity.
    """

    def __init__(
        self,
        *,
        pause: float = 0.0,
        drop: Collection[int] = (),
        late: Collection[int] = (),
        repeat: Collection[int] = (),
    ) -> None:
        self.pause = pause
        self._link: Link[Segment] = Link(delay=_DELAY, drop=drop, late=late, repeat=repeat)
        self._on_the_way: list[tuple[float, int, Segment]] = []
        self._order = itertools.count()
        self.received, self.finished, self.acknowledged = b"", False, False
        self.windows: list[int] = []
        self._delivered: set[Segment] = set()
        self._in_vain: Counter[Segment] = Counter()  # copies that changed nothing, since something changed
        self._known: object = None  # what a copy might change
        self._told_at = 0.0  # when the receiver had said what it had to say, as the host counts
        self.ladder = Ladder("receiver", "kernel", unit=None)

    def run(
        self, make: Callable[[int, int], Any], data: bytes, capacity: int, timeout: float = 10.0
    ) -> "KernelDelivery":
        """Have the kernel send everything and a FIN, until all is read, or `timeout` seconds have passed.

        Ends sooner if the kernel, although it has the receiver's answers, sends the same segment again and again, and
        no copy changes anything.

        `make` is called with the kernel's initial sequence number and the capacity, and returns the receiver. Raises
        Unavailable where the system gives no namespace.
        """
        with kernel_connection(window=min(capacity, 65535)) as connection:
            irs = connection.synchronized.seq
            receiver = make(irs, capacity)
            connection.socket.sendall(data)
            connection.socket.shutdown(socket.SHUT_WR)
            begun = time.monotonic()
            ends = begun + timeout
            while not (self.finished and len(self.received) >= len(data)) and time.monotonic() < ends:
                segment = connection.host.receive(_LOOK_INTERVAL)
                # Before the program reads, the kernel asks for room again and again.
                reads = time.monotonic() >= begun + self.pause
                if segment is not None and reads and self._is_in_vain(segment, connection):
                    break
                self._carry(segment, connection, irs)
                while self._on_the_way and self._on_the_way[0][0] <= connection.host.now:
                    *_, segment = heapq.heappop(self._on_the_way)
                    if receiver.on_segment(segment):
                        self._acknowledge(connection, receiver, irs)
                    self._delivered.add(segment)
                    self._told_at = connection.host.now
                if time.monotonic() >= begun + self.pause:
                    self._read(connection, receiver, irs, capacity)
            self.acknowledged = self.finished and wait_until(
                lambda: connection.host.connections().get((PORT, OWN_PORT)) == "FIN-WAIT-2", _STATE_TIMEOUT
            )
        return self

    def _is_in_vain(self, segment: Segment, connection: KernelConnection) -> bool:
        """Whether the kernel has sent a segment once too often, since nothing changes by it."""
        known = connection.following, connection.window, len(self.received), self.finished
        if known != self._known:
            self._known = known
            self._in_vain.clear()
        has_answer = segment in self._delivered and connection.host.received_at > self._told_at
        self._in_vain[segment] += has_answer
        return self._in_vain[segment] >= _IN_VAIN

    def _carry(self, segment: Segment | None, connection: KernelConnection, irs: int) -> None:
        """Put a segment of the kernel's on the link."""
        if segment is None:
            return
        now = connection.host.now
        copies = self._link.carry(segment, now)
        for copy in copies:
            heapq.heappush(self._on_the_way, (copy.at, next(self._order), segment))
            self.ladder.arrow("kernel", places_of(segment, irs), now, copy.at)
        if not copies:
            self.ladder.arrow("kernel", places_of(segment, irs), now, None)

    def _acknowledge(self, connection: KernelConnection, receiver: Any, irs: int) -> None:
        connection.following, connection.window = receiver.ack, receiver.window
        label = f"ack {(connection.following - irs - 1) % 2**32} window {connection.window}"
        self.windows.append(connection.window)
        now = connection.host.now
        self.ladder.arrow("receiver", label, now, now)
        connection.send(0)

    def _read(self, connection: KernelConnection, receiver: Any, irs: int, capacity: int) -> None:
        """Have the program read what is there, and tell the kernel if that is worth a segment (RFC 9293, 3.8.6.2.2)."""
        piece = receiver.read(_LARGE)
        if piece and self.pause and not self.received:
            self.ladder.note("receiver", "the program reads", connection.host.now)
        self.received += piece
        self.finished = receiver.finished
        if piece and self.windows and receiver.window - self.windows[-1] >= capacity // 2:
            self._acknowledge(connection, receiver, irs)
