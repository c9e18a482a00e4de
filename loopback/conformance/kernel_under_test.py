"""The Linux kernel's TCP as the tester has it: an ordinary socket on a host of its own."""

import contextlib
import select
import socket
import time
from collections import deque
from types import TracebackType
from typing import Self

from loopback.conformance.under_test import LOCAL_PORT, PATIENCE, TESTER_PORT
from loopback.kernel import KernelHost
from loopback.segment import ACK, NUMBERS, RST, SYN, Flag, Segment, length_of

_MARK_PORT, _NOBODY = (
    4999,
    9,
)  # a segment between these two ports is answered with a reset, behind all before it
_RETRANSMITS = 2  # the byte of struct tcp_info in which timeouts in a row are counted


class KernelUnderTest:
    """A connection of the Linux kernel's, in real time; use it in a `with` statement.

    The kernel answers a segment before it takes the next one. So each segment of the tester's is followed by a mark, a
    SYN to a port where nobody listens: what was sent before the mark's reset is all that was sent at once.
    """

    def __init__(self) -> None:
        self._host = KernelHost()
        self._listener: socket.socket | None = None
        self._socket: socket.socket | None = None
        self._sent: deque[tuple[float, Segment]] = deque()
        self._taken: set[tuple[Flag, int]] = set()  # kinds of segments and sequence numbers
        self.sent_at = 0.0

    @property
    def now(self) -> float:
        """Seconds since the host was started."""
        return self._host.now

    @property
    def state(self) -> str:
        """The state of the connection, as the kernel lists it."""
        listed = self._host.connections()
        listens = listed.get((LOCAL_PORT, 0), "CLOSED")
        return listed.get((LOCAL_PORT, TESTER_PORT), listens)

    def listen(self) -> None:
        """Open passively."""
        self._listener = self._host.listener(LOCAL_PORT)

    def call(self) -> None:
        """Open actively."""
        self._socket = self._host.client(TESTER_PORT, LOCAL_PORT)
        self._collect()

    def write(self, data: bytes) -> None:
        """Send bytes."""
        self._program().sendall(data)
        self._collect()

    def read(self) -> bytes:
        """All bytes that have come in order."""
        found = bytearray()
        with contextlib.suppress(BlockingIOError, ConnectionError):
            while piece := self._program().recv(1 << 20):
                found += piece
        self._collect()
        return bytes(found)

    def close(self) -> None:
        """Send nothing more."""
        self._program().shutdown(socket.SHUT_WR)
        self._collect()

    def leave(self) -> None:
        """Close for good; FIN-WAIT-2 lasts for a second then."""
        self._program().setsockopt(socket.IPPROTO_TCP, socket.TCP_LINGER2, 1)
        self._program().close()
        self._collect()

    def take(self, segment: Segment) -> None:
        """A segment arrives."""
        self._host.send(segment)
        self._collect()

    def sent(self, *, again: bool) -> Segment | None:
        """The next segment that has been sent; a repetition only with `again`."""
        while self._sent:
            self.sent_at, segment = self._sent.popleft()
            if not self._is_repeated(segment) or again:
                return segment
        return None

    def sent_later(self, *, again: bool) -> Segment | None:
        """The next segment that has been sent, or is sent within the tester's patience."""
        while (segment := self.sent(again=again)) is None:
            if (late := self._host.receive(PATIENCE)) is None:
                return None
            self._sent.append((self._host.received_at, late))
        return segment

    def _is_repeated(self, segment: Segment) -> bool:
        """Whether a segment takes numbers, and all of them were taken before."""
        kind = segment.flags & (SYN | ACK)  # a SYN,ACK that follows a SYN has its number
        numbers = {(kind, (segment.seq + each) % NUMBERS) for each in range(length_of(segment))}
        repeated = bool(numbers) and numbers <= self._taken
        self._taken |= numbers
        return repeated

    def pass_time(self, seconds: float) -> None:
        """Wait: nobody can advance the kernel's clock."""
        time.sleep(seconds)

    def timeouts(self) -> int:
        """How often in a row the retransmission timer has run out."""
        return self._program().getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 8)[_RETRANSMITS]

    def _program(self) -> socket.socket:
        """The socket of the connection; taken from the listener, once there is one."""
        if self._socket is None:
            assert self._listener is not None, "listen or call comes first"
            select.select([self._listener], [], [], PATIENCE)
            self._socket, _ = self._listener.accept()
            self._socket.setblocking(False)
        return self._socket

    def _collect(self) -> None:
        mark = Segment(source_port=_MARK_PORT, destination_port=_NOBODY, seq=0, flags=SYN)
        self._host.send(mark)
        while (segment := self._host.receive(PATIENCE)) is not None:
            if segment.source_port == _NOBODY and RST in segment.flags:
                return
            self._sent.append((self._host.received_at, segment))
        raise TimeoutError("the kernel host does not answer")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in (self._socket, self._listener):
            if each is not None:
                each.close()
        self._host.close()
