"""A TCP listener at one port, which opens connections with many clients, and has room for so many that are half-open.

How it works
------------
A connection is half-open from its SYN until the third segment of the handshake. All that time the listener keeps what
it needs to believe that segment: the client's initial number and its own. It sends its SYN,ACK again after 1, 3, 7, 15
and 31 seconds, and forgets the client after 63. It has room for `room` of them. A SYN for which there is no room is
dropped, or, with `cookies`, answered with a SYN cookie (cookies.py) and not kept: that is what Linux does.

The listener is an endpoint without socket and clock. A `Segment` has no addresses, so that a client is known by its
port alone: on a virtual network each port on the other side stands for a host of its own.
"""

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from loopback.segment import ACK, MSS, NUMBERS, RST, SYN, Flag, Segment
from loopback.stack.cookies import keyed_hash, make_cookie, read_cookie

DEFAULT_MSS = 536  # bytes, for a client that announces nothing (RFC 9293, section 3.7.1)
LARGEST_MSS = 1460  # bytes, what the listener announces
AGAIN = 5  # times that a SYN,ACK is sent again, as Linux does
NUMBERS_PER_SECOND = 250_000  # of the clock in an initial sequence number (RFC 9293, section 3.4.1)


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection that a listener knows: the client's port, both initial numbers, the client's segment size in bytes.

    `by_cookie` says whether it came of a cookie.
    """

    port: int
    irs: int
    iss: int
    mss: int
    by_cookie: bool = False


@dataclass(slots=True)
class _HalfOpen:
    opened: Opened
    sent: int = 1  # how often the SYN,ACK was


class Listener:
    """A listener at a port; `half_open` and `accepted` have its connections, by the port of the client.

    `dropped` counts the SYNs for which there was no room.

    `secret` is the key of its initial numbers and of its cookies. `initial_number(port, now)` gives the initial number
    for a client; without one it is a clock on top of a keyed hash. Whatever comes for a connection that was accepted
    is not the listener's business, and gets no answer.
    """

    def __init__(
        self,
        port: int,
        *,
        room: int = 128,
        cookies: bool = False,
        secret: bytes = b"nobody knows",
        initial_number: Callable[[int, float], int] | None = None,
    ) -> None:
        self.port, self.room, self.cookies, self.secret = port, room, cookies, secret
        self.accepted: dict[int, Opened] = {}
        self.dropped = 0
        self._initial_number = initial_number or self._keyed_number
        self._half_open: dict[int, _HalfOpen] = {}
        self._due: list[tuple[float, int, _HalfOpen]] = []
        self._order = count()

    @property
    def half_open(self) -> dict[int, Opened]:
        """The connections that wait for the third segment of their handshake."""
        return {port: each.opened for port, each in self._half_open.items()}

    @property
    def state(self) -> str:
        """How many connections there are of both kinds, for a drawing."""
        return f"{len(self._half_open)} half-open, {len(self.accepted)} accepted"

    @property
    def timer(self) -> float | None:
        """When `on_timer` is due, in seconds; None if no timer runs."""
        while self._due and not self._is_kept(self._due[0][2]):
            heapq.heappop(self._due)
        return self._due[0][0] if self._due else None

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived at `now`; return the segments to send."""
        port = segment.source_port
        if port in self.accepted:
            return []
        if RST in segment.flags:  # of a host that has never asked for this connection
            kept = self._half_open.get(port)
            if kept is not None and segment.seq == (kept.opened.irs + 1) % NUMBERS:
                del self._half_open[port]
            return []
        if ACK in segment.flags:
            return self._third(segment, now)
        return self._first(segment, now) if SYN in segment.flags else []

    def on_timer(self, now: float) -> list[Segment]:
        """The timer is due; return the segments to send."""
        again = []
        while (timer := self.timer) is not None and timer <= now:
            kept = heapq.heappop(self._due)[2]
            if kept.sent > AGAIN:
                del self._half_open[kept.opened.port]
                continue
            kept.sent += 1
            self._wait(kept, timer)
            again.append(self._syn_ack(kept.opened))
        return again

    def _first(self, segment: Segment, now: float) -> list[Segment]:
        port, mss = segment.source_port, segment.mss or DEFAULT_MSS
        if (kept := self._half_open.get(port)) is not None:
            return [self._syn_ack(kept.opened)] if segment.seq == kept.opened.irs else []
        if len(self._half_open) < self.room:
            kept = _HalfOpen(Opened(port, segment.seq, self._initial_number(port, now) % NUMBERS, mss))
            self._half_open[port] = kept
            self._wait(kept, now)
            return [self._syn_ack(kept.opened)]
        if self.cookies:
            cookie = make_cookie((self.port, port), mss, self.secret, now)
            return [self._syn_ack(Opened(port, segment.seq, (segment.seq + cookie) % NUMBERS, mss, True))]
        self.dropped += 1
        return []

    def _third(self, segment: Segment, now: float) -> list[Segment]:
        port = segment.source_port
        irs, iss = (segment.seq - 1) % NUMBERS, (segment.ack - 1) % NUMBERS
        kept = self._half_open.get(port)
        if kept is not None and (kept.opened.irs, kept.opened.iss) == (irs, iss):
            del self._half_open[port]
            self.accepted[port] = kept.opened
            return []
        if kept is None and self.cookies:
            mss = read_cookie((iss - irs) % NUMBERS, (self.port, port), self.secret, now)
            if mss is not None:
                self.accepted[port] = Opened(port, irs, iss, mss, True)
                return []
        return [self._segment(port, segment.ack, RST)]  # RFC 9293, sections 3.10.7.2 and 3.10.7.4

    def _is_kept(self, kept: _HalfOpen) -> bool:
        return self._half_open.get(kept.opened.port) is kept

    def _wait(self, kept: _HalfOpen, now: float) -> None:
        """Have a SYN,ACK that was sent at `now` sent again, each time after twice as long."""
        heapq.heappush(self._due, (now + 2.0 ** (kept.sent - 1), next(self._order), kept))

    def _keyed_number(self, port: int, now: float) -> int:
        return keyed_hash((self.port, port), self.secret, 4) + int(now * NUMBERS_PER_SECOND)

    def _syn_ack(self, opened: Opened) -> Segment:
        options = ((MSS, LARGEST_MSS.to_bytes(2, "big")),)
        ack = (opened.irs + 1) % NUMBERS
        return self._segment(opened.port, opened.iss, SYN | ACK, ack, options)

    def _segment(
        self, port: int, seq: int, flags: Flag, ack: int = 0, options: tuple[tuple[int, bytes], ...] = ()
    ) -> Segment:
        return Segment(
            source_port=self.port, destination_port=port, seq=seq, ack=ack, flags=flags, options=options
        )
