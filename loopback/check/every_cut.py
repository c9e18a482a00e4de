"""Feed a stream to a parser that keeps what it cannot use yet, cut once in each place, and byte by byte."""

from collections.abc import Callable, Sequence
from typing import Any

from loopback.check.batch import batch
from loopback.check.expect import Hint, expect
from loopback.check.format import show


def same_at_every_cut(
    make: Callable[[], Any], stream: bytes, messages: Sequence[bytes], *hints: Hint
) -> None:
    """State that `make().feed` gives the same messages wherever `stream` is cut, and byte by byte.

    Raises CheckFailed for the first cut that gives others; NotWritten if the parser is still the stub.
    """
    cuts = [(stream[:cut], stream[cut:]) for cut in range(len(stream) + 1)]
    name = getattr(make, "__name__", "the parser")
    all_at_once = expect(lambda: _fed(make, cuts), shown=f"{name}().feed for each cut")
    wanted = [list(messages)] * len(cuts)
    whole = f"a stream of {len(stream)} bytes, cut once in each of its {len(cuts)} places, gives the same messages"
    if all_at_once.outcome.returned(wanted):
        all_at_once.satisfies(True, whole)
    else:
        for head, tail in cuts:
            fed = expect(lambda head=head, tail=tail: _fed(make, [(head, tail)])[0], shown=_shown(head, tail))
            if not fed.outcome.returned(list(messages)):
                fed.returns(list(messages), f"although the cut comes after {len(head)} bytes", *hints)
        all_at_once.satisfies(False, whole, "each Deframer must have a buffer of its own")
    bytewise = [stream[at : at + 1] for at in range(len(stream))]
    fed = expect(lambda: _fed(make, [tuple(bytewise)])[0], shown=f"{name}().feed, byte by byte,")
    fed.returns(list(messages), "", *hints)


def _fed(make: Callable[[], Any], cuts: Sequence[Sequence[bytes]]) -> list[list[bytes]]:
    """The messages that come out of each way to cut; all calls cross to the student's process together."""
    made = batch([(make,)] * len(cuts))
    calls = [(each.feed, piece) for each, pieces in zip(made, cuts, strict=True) for piece in pieces]
    taken, answers = [], iter(batch(calls))
    for pieces in cuts:
        taken.append([message for _ in pieces for message in next(answers)])
    return taken


def _shown(head: bytes, tail: bytes) -> str:
    return f"feed({show(head)}) and then feed({show(tail)})"
