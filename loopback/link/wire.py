"""What is on its way between two sides over a link in each direction: in the order of its arrival, and drawn."""

import heapq
from collections.abc import Callable, Mapping
from itertools import count
from typing import Generic, TypeVar

from loopback.draw.ladder.diagram import Ladder
from loopback.link.link import Link

T = TypeVar("T")


class Wire(Generic[T]):
    """Items on their way between the two sides of a ladder, over the link of the side that sends.

    Each is drawn once it is sent, as `label` says it. All times are on one clock, of which the ladder shows what has
    passed since `began`, in seconds.
    """

    def __init__(
        self,
        ladder: Ladder,
        links: Mapping[str, Link[T]],
        *,
        label: Callable[[T], str] = str,
        began: float = 0.0,
    ) -> None:
        self._ladder, self._links, self._label, self._began = ladder, links, label, began
        self._items: list[tuple[float, int, str, T]] = []
        self._order = count()
        self._seen: set[T] = set()

    @property
    def due(self) -> float | None:
        """When the next item arrives; None if nothing is on its way."""
        return self._items[0][0] if self._items else None

    def send(self, sender: str, item: T, now: float) -> None:
        """Put on the way what the sender's link leaves of an item, and draw what becomes of it."""
        again, text, sent = item in self._seen, self._label(item), now - self._began
        self._seen.add(item)
        copies = self._links[sender].carry(item, now)
        if not copies:
            self._ladder.arrow(sender, text, sent, None, again=again, item=item)
        for place, copy in enumerate(copies):
            heapq.heappush(self._items, (copy.at, next(self._order), sender, copy.item))
            self._ladder.arrow(
                sender,
                text,
                sent,
                copy.at - self._began,
                again=again,
                spoiled=copy.spoiled,
                item=copy.item,
                copy=place > 0,
            )

    def take(self) -> tuple[float, str, T]:
        """Take the next item off the wire: when it arrives, who sent it, and the item."""
        at, _, sender, item = heapq.heappop(self._items)
        return at, sender, item
