"""The fate of each thing sent over a link, decided by a seed or by an exact schedule; no clock, no socket."""

import random
from collections.abc import Collection
from dataclasses import dataclass
from typing import Generic, TypeVar

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
    `seed`; `drop` and `repeat` name exact items instead, counted from 1 in the order in which they are sent.
    Raises ValueError for a probability outside 0 to 1.

    >>> link = Link(drop={1})
    >>> link.carry(b"lost", 0.0), link.carry(b"arrives", 0.0)
    ([], [Delivery(at=0.01, item=b'arrives', spoiled=False)])
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
    ) -> None:
        for name, chance in (
            ("loss", loss),
            ("duplication", duplication),
            ("reordering", reordering),
            ("corruption", corruption),
        ):
            if not 0 <= chance <= 1:
                raise ValueError(f"{name} is a probability from 0 to 1, not {chance}")
        self.delay = delay
        self.sent = 0  # items so far
        self._random = random.Random(seed)
        self._loss, self._duplication = loss, duplication
        self._reordering, self._corruption = reordering, corruption
        self._drop, self._repeat = frozenset(drop), frozenset(repeat)

    def carry(self, item: T, now: float) -> list[Delivery[T]]:
        """The copies of `item` that will arrive: none if it is lost, two if it is doubled."""
        self.sent += 1
        # Always four draws, so that one probability does not shift what the others decide.
        lost, doubled, late, spoiled = (self._random.random() for _ in range(4))
        if self.sent in self._drop or lost < self._loss:
            return []
        at = now + self.delay
        if late < self._reordering:
            at += self.delay * self._random.uniform(1.0, 3.0)
        bad = spoiled < self._corruption
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
