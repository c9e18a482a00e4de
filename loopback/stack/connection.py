"""One TCP connection, assembled from a handshake, a receiver, a sender and a teardown that others have written.

How it works
------------
The connection is an endpoint: segments and times in, segments out (`on_segment`, `on_timer`, `timer`). It has no
socket and no clock, so it runs on a virtual network, inside UDP datagrams, and against the kernel.

Until the handshake is in ESTABLISHED it answers alone. Then the connection makes a receiver, which knows the peer's
first number, and a sender, which knows its maximum segment size. Each segment that arrives is looked at for what only
the whole can judge (a reset, a SYN, an acknowledgement of what was never sent); then the sender gets its
acknowledgement and its window, and the receiver its bytes. What the sender wants to send gets the receiver's
acknowledgement and window on its way out, so an acknowledgement rides on data wherever data is waiting; if none is
waiting and one is due, a segment goes out that carries nothing else.

From ESTABLISHED on the state follows the teardown's table: from a state and an event ("close": the program has closed;
"fin": the peer's FIN has come, and all before it; "ack": our FIN is acknowledged; "timeout": two lifetimes of a segment
are over) to the next state and an action ("FIN": one goes out behind all that was written; "ACK": one is due).

A program's `write`, `read` and `close` have no `now` and send nothing themselves. They make the connection's timer due
at once; whoever runs the connection calls `on_timer` then, which sends.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from loopback.check.batch import batch
from loopback.link.endpoint import segments_from
from loopback.segment import ACK, FIN, MSS, NO_FLAGS, NUMBERS, RST, SYN, Flag, Segment, length_of

DEFAULT_MSS = 536  # bytes, for a peer that announces nothing (RFC 9293, section 3.7.1)
LARGEST_WINDOW = 65535  # bytes, in 16 bits
TIME_WAIT = 60.0  # seconds: two lifetimes of a segment, as Linux takes them
_AT_ONCE = float("-inf")

_KNOWN_BY = {  # each part that is a class: its place, and the method by which it is known
    "handshake": ("first", "open_active"),
    "receiver": ("second", "read"),
    "sender": ("third", "write"),
    "congestion": ("fifth", "on_duplicate"),
}

Teardown = Mapping[tuple[str, str], tuple[str, str | None]]


@dataclass(frozen=True)
class Parts:
    """The parts of a connection, as classes (or functions that make one), by the names that chapter 3 gives them.

    `handshake(local_port, remote_port, iss)`, `receiver(irs, capacity)`, `sender(local_port, remote_port, iss, mss,
    congestion)`, `congestion(mss)` or None for none. `teardown` is the table {(state, event): (state, action)}, or has
    it as its `table`. TypeError where one of them cannot be that, as in another order.
    """

    handshake: Any
    receiver: Any
    sender: Any
    teardown: Any
    congestion: Any = None

    def __post_init__(self) -> None:
        """Say at once what a connection could say only in the middle of its life."""
        if not isinstance(self.table, Mapping):
            wanted = "teardown, the fourth part, is a table: the dictionary that teardown_table() returns"
            raise TypeError(f"{wanted}, and not {_described(self.table)}")
        for name in _KNOWN_BY:
            part = getattr(self, name)
            if not callable(part) and not (name == "congestion" and part is None):
                wanted = f"{name} is the class itself, without brackets, since each connection makes its own"
                raise TypeError(f"{wanted}, and not {_described(part)}")
            self._expect_in_place(name, part)

    def _expect_in_place(self, name: str, part: object) -> None:
        """Say so where a class is none of its place, but one of another's."""
        place, method = _KNOWN_BY[name]
        if not isinstance(part, type) or hasattr(part, method):
            return
        for other, (its_place, its_method) in _KNOWN_BY.items():
            if hasattr(part, its_method):
                wanted = f"{name}, the {place} part, needs the method {method}"
                has = f"{part.__name__} has {its_method} instead"
                raise TypeError(f"{wanted}, and {has}: is it the {other}, which is the {its_place}?")

    @property
    def table(self) -> Teardown:
        """The teardown's table."""
        found: Teardown = getattr(self.teardown, "table", self.teardown)
        return found


def _described(part: object) -> str:
    """What stands where a part should, in words."""
    if callable(part):
        return f"the {'class' if isinstance(part, type) else 'function'} {getattr(part, '__name__', '')}".rstrip()
    return f"a {type(part).__name__}"


class Connection:
    """A TCP connection between two ports, made of `parts`; `iss` is its initial sequence number.

    `program` is called with the connection whenever something may have changed, to read, write and close. `mss` is the
    largest segment that it announces, and sends to a peer that takes as much; `capacity` the bytes that it keeps for
    its program. `time_wait` is in seconds. TypeError for parts that are no Parts.
    """

    def __init__(
        self,
        parts: Parts,
        local_port: int,
        remote_port: int,
        iss: int,
        program: "Callable[[Connection], None] | None" = None,
        *,
        mss: int = 1460,
        capacity: int = LARGEST_WINDOW,
        time_wait: float = TIME_WAIT,
    ) -> None:
        if not isinstance(parts, Parts):
            raise TypeError(f"a Connection is made of Parts(...), which has all five, and not of {_described(parts)}")
        self.local_port, self.remote_port, self.iss = local_port, remote_port, iss
        self.mss, self.capacity = mss, capacity
        self.program, self.time_wait = program, time_wait
        self.handshake = parts.handshake(local_port, remote_port, iss)
        self.receiver: Any = None
        self.sender: Any = None
        self._parts, self._table = parts, parts.table
        self._state: str | None = None  # None as long as the handshake has one
        self._peer_mss = DEFAULT_MSS
        self._unsent, self._closing = bytearray(), False  # written, and closed, before there was a sender
        self._due = False  # an acknowledgement is due
        self._call = False  # the program has done something that `on_timer` is to carry out
        self._fin_came = self._fin_acknowledged = False
        self._ends: float | None = None  # of TIME-WAIT
        self._next = (iss + 1) % NUMBERS  # the number behind all that was sent
        self._edge = 0  # the right edge of the window that the peer knows
        self._told: tuple[int, int] | None = None  # the acknowledgement and the window that the sender heard of last

    # What a program sees.

    @property
    def state(self) -> str:
        """The state of the connection, by its name in RFC 9293."""
        return str(self.handshake.state) if self._state is None else self._state

    def write(self, data: bytes) -> int:
        """Take bytes that are to be sent, all of them; return how many. Raises ValueError after `close`."""
        if self._closing:
            raise ValueError("the connection was closed: nothing can be written any more")
        if self.sender is None:
            self._unsent += data
        else:
            self.sender.write(bytes(data))
        self._call = True
        return len(data)

    def read(self, limit: int = LARGEST_WINDOW) -> bytes | None:
        """The next bytes that have come, `limit` at most; b"" at the end, None if there are none yet."""
        data: bytes = self.receiver.read(limit) if self.receiver is not None else b""
        if data:
            self._offer_room()
            return data
        return b"" if self._fin_came or self.state == "CLOSED" else None

    def close(self) -> None:
        """Send nothing more: a FIN follows what was written. What the peer still sends can be read."""
        if not self._closing:
            self._closing, self._call = True, True

    # What a network sees.

    def open_active(self, now: float) -> list[Segment]:
        """Ask the other side for a connection."""
        return self._opening(self.handshake.open_active(now))

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask."""
        return self._opening(self.handshake.open_passive())

    @property
    def timer(self) -> float | None:
        """When `on_timer` is due, in seconds; None if no timer runs."""
        if self._call and self._state is not None:
            return _AT_ONCE
        part = self.handshake if self._state is None else self.sender
        due = [each for each in (part.timer, self._ends) if each is not None and self.state != "CLOSED"]
        return min(due, default=None)

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived at `now`; return the segments to send."""
        if self.state == "CLOSED":
            return self._refuse(segment)
        if SYN in segment.flags and segment.mss is not None:
            self._peer_mss = segment.mss
        opening: list[Segment] = []
        if self._state is None:
            opening = self._opening(self.handshake.on_segment(segment, now))
            if self.handshake.state != "ESTABLISHED":
                return opening
            self._establish()
            if SYN in segment.flags:  # acknowledged by the handshake
                self._told = (segment.ack, segment.window)
                self.sender.on_ack(*self._told, now)
            else:
                self._take(segment, now)
        elif RST in segment.flags:
            self._reset(segment)
        elif SYN in segment.flags or self._was_never_sent(segment):
            self._due = True
        elif ACK in segment.flags:  # without one a segment is dropped (RFC 9293, section 3.10.7.4)
            self._take(segment, now)
        return [*opening, *self._sent(now)]

    def on_timer(self, now: float) -> list[Segment]:
        """The timer is due at `now`; return the segments to send."""
        again: list[Segment] = []
        if self._state is None:
            timer = self.handshake.timer
            return [] if timer is None or timer > now else self._opening(self.handshake.on_timer(now))
        if self._ends is not None and self._ends <= now:
            self._event("timeout", now)
        elif self.state != "CLOSED" and (timer := self.sender.timer) is not None and timer <= now:
            again = self._with_ack(segments_from(self.sender.on_timer(now), "on_timer of the sender"))
            if getattr(self.sender, "given_up", False):
                self._close_for_good()
        return [*again, *self._sent(now)]

    # How it works inside.

    def _opening(self, segments: list[Segment]) -> list[Segment]:
        """The handshake's segments, with our window, and in a SYN the largest segment that we take."""
        window = min(self.capacity, LARGEST_WINDOW)
        options = ((MSS, self.mss.to_bytes(2, "big")),)
        return [
            replace(segment, window=window, options=options if SYN in segment.flags else ())
            for segment in segments_from(segments, "the handshake")
        ]

    def _establish(self) -> None:
        self._state = "ESTABLISHED"
        mss = min(self.mss, self._peer_mss)
        congestion = self._parts.congestion(mss) if self._parts.congestion is not None else None
        self.receiver = self._parts.receiver(self.handshake.irs, self.capacity)
        self.sender = self._parts.sender(self.local_port, self.remote_port, self.iss, mss, congestion)
        self._edge = (self.receiver.ack + self.receiver.window) % NUMBERS
        if self._unsent:
            self.sender.write(bytes(self._unsent))

    def _take(self, segment: Segment, now: float) -> None:
        """Give a segment to the two halves, and look at what has changed."""
        told, taken = (segment.ack, segment.window), (self.receiver.on_segment, segment)
        # Data that acknowledges what is known already is no duplicate acknowledgement (RFC 5681, section 2).
        is_news = told != self._told or not (segment.payload or FIN in segment.flags)
        calls = [(self.sender.on_ack, *told, now), taken] if is_news else [taken]
        self._told = told
        self._due |= bool(batch(calls)[-1])
        if not self._fin_acknowledged and self._closing and self.sender.finished:
            self._fin_acknowledged = True
            self._event("ack", now)
        if (not self._fin_came and self.receiver.finished) or (
            self.state == "TIME-WAIT" and FIN in segment.flags
        ):
            self._fin_came = True
            self._event("fin", now)

    def _sent(self, now: float) -> list[Segment]:
        """Let the program do what it wants, and return what is to be sent then."""
        if self.program is not None and self._state not in (None, "CLOSED"):
            self.program(self)
        self._call = False
        if self._closing and (self.state, "close") in self._table:
            self._event("close", now)
        if self.state == "CLOSED":
            return []
        segments = segments_from(self.sender.segments(now), "segments of the sender")
        if not segments and self._due:
            segments = [self._bare(NO_FLAGS, self._next)]
        self._due = False
        return self._with_ack(segments)

    def _event(self, event: str, now: float) -> None:
        """Go where the teardown's table says; what it does not say changes nothing."""
        if self._state is None or (found := self._table.get((self._state, event))) is None:
            return
        self._state, action = found
        if action == "FIN":
            self.sender.close()
        self._due |= action == "ACK"
        self._ends = now + self.time_wait if self._state == "TIME-WAIT" else None

    def _offer_room(self) -> None:
        """Have the peer told of the room that reading has made, once it is worth a segment (RFC 9293, 3.8.6.2.2)."""
        known = (self._edge - self.receiver.ack) % NUMBERS
        if self.receiver.window - known >= min(2 * self.mss, self.capacity // 2):
            self._due = self._call = True

    def _was_never_sent(self, segment: Segment) -> bool:
        """Whether a segment acknowledges what was never sent."""
        return ACK in segment.flags and 0 < (segment.ack - self._next) % NUMBERS < NUMBERS // 2

    def _reset(self, segment: Segment) -> None:
        """Believe a reset with the number that is expected next; one with another in the window has to prove itself."""
        ahead = (segment.seq - self.receiver.ack) % NUMBERS
        if ahead == 0:
            self._close_for_good()
        elif ahead < self.receiver.window:
            self._due = True

    def _close_for_good(self) -> None:
        self._state, self._ends, self._fin_came = "CLOSED", None, True

    def _refuse(self, segment: Segment) -> list[Segment]:
        """The answer of a connection that is closed (RFC 9293, section 3.10.7.1)."""
        if RST in segment.flags:
            return []
        if ACK in segment.flags:
            return [self._bare(RST, segment.ack)]
        return [replace(self._bare(RST | ACK, 0), ack=(segment.seq + length_of(segment)) % NUMBERS)]

    def _bare(self, flags: Flag, seq: int) -> Segment:
        return Segment(source_port=self.local_port, destination_port=self.remote_port, seq=seq, flags=flags)

    def _with_ack(self, segments: list[Segment]) -> list[Segment]:
        """The sender's segments with what the receiver has to say."""
        if not segments:
            return []
        ack, window = self.receiver.ack, min(self.receiver.window, LARGEST_WINDOW)
        self._edge = (ack + window) % NUMBERS
        for segment in segments:
            behind = (segment.seq + length_of(segment)) % NUMBERS
            if (behind - self._next) % NUMBERS < NUMBERS // 2:
                self._next = behind
        return [replace(segment, flags=segment.flags | ACK, ack=ack, window=window) for segment in segments]
