"""The fate of each thing sent over a link, decided by a seed or by an exact schedule; no clock, no socket.

**How it works**

An item first waits in the link's queue until the items before it have been put on the line, `rate` bytes a second;
if the queue has no room for it, it is lost there. Then it takes `delay` seconds to the other end. On the way it may
be lost, doubled, held back or spoiled. A link without a rate has no queue: each item leaves at once.
"""

import random
from collections.abc import Collection
from dataclasses import dataclass
from typing import Generic, TypeVar

from loopback.headers.segments import bytes_of
from loopback.segment import Segment

T = TypeVar("T")


@dataclass(frozen=True)
class Delivery(Generic[T]):
    """One copy of what was sent: when it arrives (seconds), and whether it was spoiled on the way."""

    at: float
    item: T
    spoiled: bool = False


class Link(Generic[T]):
    """One direction of a link.

    `delay` is in seconds; `loss`, `duplication`, `reordering` and `corruption` are probabilities, drawn from
    `seed`; `drop`, `repeat`, `late` and `spoil` name exact items instead, counted from 1 in the order in which they
    are sent. `rate` is in bytes a second, None for no limit; `queue` is how many bytes may wait, those on their way
    onto the line included: an item that does not fit is lost. Raises ValueError for a probability outside 0 to 1,
    a rate that is not positive, and a queue without a rate.

    >>> link = Link(drop={1})
    >>> link.carry(b"lost", 0.0), link.carry(b"arrives", 0.0)
    ([], [Delivery(at=0.01, item=b'arrives', spoiled=False)])
    >>> slow = Link(rate=1000, queue=100, delay=0.0)
    >>> [len(slow.carry(bytes(40), 0.0)) for _ in range(3)], slow.waiting(0.04)
    ([1, 1, 0], 40)
    """

    def __init__(
        self,
        *,
        delay: float = 0.010,
        seed: str = "link",
        loss: float = 0.0,
        duplication: float = 0.0,
        reordering: float = 0.0,
        corruption: float = 0.0,
        drop: Collection[int] = (),
        repeat: Collection[int] = (),
        late: Collection[int] = (),
        spoil: Collection[int] = (),
        rate: float | None = None,
        queue: int | None = None,
    ) -> None:
        for name, chance in (
            ("loss", loss),
            ("duplication", duplication),
            ("reordering", reordering),
            ("corruption", corruption),
        ):
            if not 0 <= chance <= 1:
                raise ValueError(f"{name} is a probability from 0 to 1, not {chance}")
        if rate is not None and rate <= 0:
            raise ValueError(f"rate is a positive number of bytes a second, not {rate}")
        if queue is not None and rate is None:
            raise ValueError("a queue fills only where there is a rate: give the rate in bytes a second too")
        self.delay = delay
        self.sent = 0  # items so far
        self._random = random.Random(seed)
        self._loss, self._duplication = loss, duplication
        self._reordering, self._corruption = reordering, corruption
        self._drop, self._repeat = frozenset(drop), frozenset(repeat)
        self._late, self._spoiled = frozenset(late), frozenset(spoil)
        self._rate, self._queue = rate, queue
        self._free_at = 0.0  # when all that was sent so far is on the line

    def waiting(self, now: float) -> int:
        """How many bytes are not on the line yet at `now`."""
        return round(max(0.0, self._free_at - now) * self._rate) if self._rate else 0

    def carry(self, item: T, now: float) -> list[Delivery[T]]:
        """The copies of `item` that will arrive: none if it is lost, two if it is doubled."""
        self.sent += 1
        # Always four draws, so that one probability does not shift what the others decide.
        lost, doubled, late, spoiled = (self._random.random() for _ in range(4))
        if self._rate is not None:
            size = _size(item)
            if self._queue is not None and self.waiting(now) + size > self._queue:
                return []
            self._free_at = max(now, self._free_at) + size / self._rate
            now = self._free_at
        if self.sent in self._drop or lost < self._loss:
            return []
        at = now + self.delay
        if self.sent in self._late:
            at += 2 * self.delay
        elif late < self._reordering:
            at += self.delay * self._random.uniform(1.0, 3.0)
        bad = self.sent in self._spoiled or spoiled < self._corruption
        copies = [Delivery(at, self._spoil(item) if bad else item, bad)]
        if self.sent in self._repeat or doubled < self._duplication:
            copies.append(Delivery(at + self.delay / 2, item))
        return copies

    def _spoil(self, item: T) -> T:
        """The item with one bit flipped."""
        if not isinstance(item, bytes):
            raise TypeError(f"only bytes can be corrupted, not {type(item).__name__}")
        bit = self._random.randrange(8 * len(item)) if item else 0
        flipped = bytearray(item)
        if item:
            flipped[bit // 8] ^= 1 << bit % 8
        return type(item)(flipped)


def _size(item: object) -> int:
    """The bytes that an item takes on the line: those of a datagram, or of a segment with its header."""
    if isinstance(item, bytes):
        return len(item)
    if isinstance(item, Segment):
        return len(bytes_of(item))
    raise TypeError(f"only bytes and segments have a size, not {type(item).__name__}")
