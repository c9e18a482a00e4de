"""Let a TCP sender without a socket send over a virtual network to a receiver of the bench's.

How it works
------------
The sender is an object with `write`, `close`, `on_ack`, `segments`, `on_timer` and `timer`, as a student writes it: a
connection that is established, of which it is the half that sends. `SendingEnd` puts it at one end of a virtual
network: each acknowledgement that arrives is handed to `on_ack`, and what `segments` returns then goes out.
`ReceivingEnd` is the other end. It puts bytes in order, acknowledges each segment at once, and has room for
`capacity` bytes that nobody has read yet. Both count places: the byte that is written first has place 0.
"""

from collections import Counter
from typing import Any

from loopback.check.batch import batch
from loopback.draw.ladder.diagram import Ladder
from loopback.draw.wording import count
from loopback.link.link import Link
from loopback.link.virtual import VirtualNetwork
from loopback.segment import ACK, FIN, Segment
from loopback.trace import place_of, places_of

MOST_EVENTS = 4000  # of one transfer; one that goes on is cut off
SIDES = ("sender", "receiver")
SENDER_PORT, RECEIVER_PORT = 4000, 80


class SendingEnd:
    """An endpoint that hands acknowledgements to a sender, and returns what this may send."""

    def __init__(self, sender: Any) -> None:
        self.sender = sender

    @property
    def timer(self) -> float | None:
        """When the sender's timer is due."""
        due: float | None = self.sender.timer
        return due

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Hand an acknowledgement to the sender, and return what it sends then."""
        told = (self.sender.on_ack, segment.ack, segment.window, now)
        sent: list[Segment] = batch([told, (self.sender.segments, now)])[1]
        return sent

    def on_timer(self, now: float) -> list[Segment]:
        """Return what the sender sends again, and what it may send besides."""
        again, fresh = batch([(self.sender.on_timer, now), (self.sender.segments, now)])
        return [*again, *fresh]


class ReceivingEnd:
    """An endpoint that acknowledges all that it gets; `data` is what has come in order, `ended` whether the FIN has.

    It reads at once; with `reads_at` it reads nothing before that time, in seconds, and then all.
    """

    def __init__(self, irs: int, capacity: int = 4000, reads_at: float | None = None) -> None:
        self.irs, self.capacity = irs, capacity
        self.timer = reads_at
        self.data, self.ended = bytearray(), False
        self.unread = 0
        self._early: list[tuple[int, bytes, bool]] = []  # place, bytes, and whether a FIN follows

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Keep what the window has room for, and acknowledge all that is in order."""
        before = len(self.data)
        begin = (segment.seq - self.irs - 1) % 2**32
        if begin + len(segment.payload) <= before + self.window:
            self._early.append((begin, segment.payload, FIN in segment.flags))
        for begin, piece, last in sorted(self._early):
            if begin <= len(self.data):
                self.data += piece[len(self.data) - begin :]
                self.ended |= last and begin + len(piece) == len(self.data)
        self._early = [early for early in self._early if early[0] > len(self.data)]
        if self.timer is not None:
            self.unread += len(self.data) - before
        return self.acknowledgement()

    def on_timer(self, now: float) -> list[Segment]:
        """Read all that is there, and say that there is room."""
        self.timer, self.unread = None, 0
        return self.acknowledgement()

    @property
    def window(self) -> int:
        """How many bytes there is room for."""
        return self.capacity - self.unread

    def acknowledgement(self) -> list[Segment]:
        """One ACK of all that is in order, with the window."""
        ack = (self.irs + 1 + len(self.data) + self.ended) % 2**32
        return [
            Segment(
                source_port=RECEIVER_PORT,
                destination_port=SENDER_PORT,
                seq=0,
                ack=ack,
                flags=ACK,
                window=self.window,
            )
        ]


class Transfer:
    """A transfer of bytes by a sender to a ReceivingEnd; `ladder` draws it, in places.

    `iss` is the sender's initial sequence number. The links are `to_right`, to the receiver, and `to_left`.
    """

    def __init__(
        self,
        sender: Any,
        data: bytes,
        iss: int,
        *,
        capacity: int = 4000,
        reads_at: float | None = None,
        to_right: Link[Segment] | None = None,
        to_left: Link[Segment] | None = None,
    ) -> None:
        self.iss, self.data = iss, data
        self.sending, self.receiving = SendingEnd(sender), ReceivingEnd(iss, capacity, reads_at)
        self.network = VirtualNetwork(
            self.sending, self.receiving, names=SIDES, to_right=to_right, to_left=to_left, label=self.label
        )

    def run(self, until: float = 1000.0) -> "Transfer":
        """Send everything and a FIN, until nothing is on the wire and no timer runs, or until a time in seconds."""
        sender = self.sending.sender
        opening = [
            (sender.on_ack, (self.iss + 1) % 2**32, self.receiving.window, 0.0),
            (sender.write, self.data),
        ]
        self.network.send(SIDES[0], batch([*opening, (sender.close,), (sender.segments, 0.0)])[-1])
        self.network.run(until=until, most_events=MOST_EVENTS)
        return self

    @property
    def endless(self) -> str:
        """What goes on where the run was cut off, in a sentence; "" if nothing would happen any more."""
        if self.network.is_quiet:
            return ""
        sent = Counter(self.label(item) for item in self.ladder.items if ACK not in item.flags)
        most = max(sent, key=lambda label: sent[label], default="")
        often = f"; it has sent {most} {count(sent[most], 'time')}" if sent else ""
        return (
            f"the sender does not come to an end: it was stopped after {self.network.now:,.4g} seconds{often}"
        )

    @property
    def ladder(self) -> Ladder:
        """What happened, drawn."""
        return self.network.ladder

    @property
    def is_complete(self) -> bool:
        """Whether the receiver has all bytes, in order, and the FIN."""
        return bytes(self.receiving.data) == self.data and self.receiving.ended

    def label(self, segment: Segment) -> str:
        """A segment in places: 0:100 has the bytes before place 100, and +FIN is a FIN behind them."""
        if ACK in segment.flags:
            return f"ack {place_of(segment.ack, self.iss)} window {segment.window}"
        return places_of(segment, self.iss)
