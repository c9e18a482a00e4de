"""Every pattern of what a link may do to the first datagrams of a transfer, played on virtual clocks.

**How it works**

A pattern is a word of letters, one for each datagram in the order in which both sides send them: `FATES` lists them.
Datagrams beyond the pattern arrive. Each pattern has a sender, a receiver and a clock of its own; all of them advance
side by side, so that a round of calls of the student's code is one `batch`. A transfer ends when nothing is on the
wire and the sender, told that its wait is over, sends nothing more.
"""

import heapq
from collections.abc import Callable, Generator, Sequence
from itertools import count, product
from typing import Any

from loopback.check.batch import batch
from loopback.check.expect import Hint, expect
from loopback.check.format import show
from loopback.draw.ladder.diagram import Ladder
from loopback.link.endpoint import datagrams_from

FATES = {".": "arrives", "x": "is lost", "2": "is doubled", "~": "is late", "!": "is damaged"}
MOST_EVENTS = 60  # of one transfer; one that goes on is told of
MOST_DRAWN = 16  # datagrams of one transfer
# Seconds, exact in binary; what is late comes after it was sent again.
DELAY, LATE, TIMEOUT = 0.125, 0.75, 0.5
_DELAYS: dict[str, list[float]] = {"x": [], "2": [DELAY, 3 * DELAY], "~": [LATE]}  # of each copy; else [DELAY]
_DEADLINE = 30.0  # seconds for all patterns

Asks = Generator[tuple[str, str, tuple[Any, ...]], object, bool]


def patterns_of(depth: int, fates: str = "".join(FATES)) -> list[str]:
    """Every word of `depth` fates, those with the fewest troubles first.

    >>> patterns_of(2, ".x")
    ['..', '.x', 'x.', 'xx']
    """
    words = ("".join(word) for word in product(fates, repeat=depth))
    return sorted(words, key=lambda word: depth - word.count("."))


def check_every_pattern(
    claim: str,
    make: Callable[[], tuple[Any, Any]],
    messages: Sequence[bytes],
    patterns: Sequence[str],
    *hints: Hint,
    label: Callable[[bytes], str] = show,
) -> None:
    """State that the receiver delivers `messages`, each once and in order, whatever happens to the first datagrams.

    `make` makes a sender and a receiver; the sender is told to wait TIMEOUT seconds and begins with all messages at
    time 0. Raises CheckFailed for the first pattern that ends otherwise, with its ladder.
    """
    ladders = [Ladder("sender", "receiver") for _ in patterns]
    playing = expect(
        lambda: _play_all(make, messages, patterns, ladders, label),
        deadline=_DEADLINE,
        shown=f"a transfer over each of {len(patterns):,} patterns",
    )
    ends: list[tuple[list[bytes], bool]] = playing.value or []
    for pattern, ladder, (delivered, quiet) in zip(patterns, ladders, ends, strict=False):
        if delivered == list(messages) and quiet:
            continue
        fates = [f"datagram {place} {FATES[fate]}" for place, fate in enumerate(pattern, 1) if fate != "."]
        end = "" if quiet else f", and {MOST_EVENTS} events later no silence"
        if quiet and ladder.run.events and len(delivered) < len(messages):
            end = "; the sender's on_timer was called and sent nothing"
        playing.states(
            False,
            f"{claim}: {', '.join(fates) or 'all datagrams arrive'}",
            *hints,
            expected=f"{show(list(messages))} delivered, and then silence",
            got=f"{show(delivered)} delivered{end}",
            log=ladder,
        )
    playing.satisfies(lambda found: len(found) == len(patterns), claim, *hints)


def _play_all(
    make: Callable[[], tuple[Any, Any]],
    messages: Sequence[bytes],
    patterns: Sequence[str],
    ladders: Sequence[Ladder],
    label: Callable[[bytes], str],
) -> list[tuple[list[bytes], bool]]:
    ends = [dict(zip(("sender", "receiver"), make(), strict=True)) for _ in patterns]
    games = [
        _play(messages, pattern, ladder, label) for pattern, ladder in zip(patterns, ladders, strict=True)
    ]
    quiet = [False] * len(games)
    asked = {number: next(game) for number, game in enumerate(games)}
    while asked:
        calls = [(getattr(ends[number][side], name), *given) for number, (side, name, given) in asked.items()]
        for number, answer in zip(list(asked), batch(calls), strict=True):
            try:
                asked[number] = games[number].send(answer)
            except StopIteration as end:
                quiet[number] = end.value
                del asked[number]
    return [(list(ends[number]["receiver"].delivered), quiet[number]) for number in range(len(games))]


def _play(messages: Sequence[bytes], pattern: str, ladder: Ladder, label: Callable[[bytes], str]) -> Asks:
    """One transfer: asks for calls by side, method and arguments, and returns whether it fell quiet."""
    wire: list[tuple[float, int, str, bytes]] = []
    order, fates, seen = count(), iter(pattern), set[bytes]()
    now = 0.0
    due: float | None = None

    def put(side: str, answer: object, call: str) -> bool:
        """Put what a side sends on the wire; say whether it was anything."""
        other = "receiver" if side == "sender" else "sender"
        for data in datagrams_from(answer, f"{call} of the {side}"):
            fate = next(fates, ".")
            arrivals = [now + delay for delay in _DELAYS.get(fate, [DELAY])]
            again, damaged = data in seen, fate == "!"
            seen.add(data)
            for at in arrivals:
                item = bytes([*data[:-1], data[-1] ^ 1]) if damaged and data else data
                heapq.heappush(wire, (at, next(order), other, item))
            if ladder.run.events[MOST_DRAWN:]:
                continue
            if not arrivals:
                ladder.arrow(side, label(data), now, None, again=again, spoiled=damaged)
            for place, at in enumerate(arrivals):
                ladder.arrow(side, label(data), now, at, again=again, spoiled=damaged, copy=place > 0)
        return bool(answer)

    for message in messages:
        if put("sender", (yield "sender", "send", (message, now)), "send"):
            due = now + TIMEOUT
    for _ in range(MOST_EVENTS):
        if wire and (due is None or wire[0][0] <= due):
            now, _, side, data = heapq.heappop(wire)
            sent = put(side, (yield side, "on_datagram", (data, now)), "on_datagram")
            due = now + TIMEOUT if sent and side == "sender" else due
        elif due is not None:
            now = due
            sent = put("sender", (yield "sender", "on_timer", (now,)), "on_timer")
            due = now + TIMEOUT if sent else None
        else:
            return True
    return False
