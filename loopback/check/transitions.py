"""Walk a state machine through a table of events, one line an event, and tell where it left the path."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from loopback.check.attempt import attempt
from loopback.check.claim import check, check_quietly
from loopback.check.format import show
from loopback.check.outcome import Outcome
from loopback.draw.ladder.diagram import Ladder
from loopback.segment import Flag, Segment

YOU, PEER = "you", "peer"


class Row(NamedTuple):
    """One event and what must come of it: a call, the segments it must return, the state after it."""

    call: tuple[object, ...]  # method name, then its arguments
    sends: list[Segment]
    state: str
    look_at: str = ""


def check_transitions(claim: str, make: Callable[[], object], rows: Sequence[tuple[object, ...]]) -> None:
    """Make a machine, feed it each row's event, and check what it sends and the state it reaches.

    A row is (call, segments, state) or (call, segments, state, look_at), where a call is
    ("on_segment", segment, now) and the like. Raises CheckFailed at the first row that differs, with
    the ladder so far.
    """
    made = attempt(make).called("making the machine")
    check_quietly(made.error is None and not made.timed_out, claim, got=made)
    machine, ladder = made.value, Ladder(YOU, PEER, unit=None)
    for step, row in enumerate(rows):
        _step(claim, machine, ladder, float(step), Row(*row))  # type: ignore[arg-type]
    check(True, claim)


def _step(claim: str, machine: object, ladder: Ladder, at: float, row: Row) -> None:
    method, *args = row.call
    incoming = next((arg for arg in args if type(arg) is Segment), None)
    if incoming:
        ladder.arrow(PEER, str(incoming), at, at + 0.25)
    else:
        ladder.note(YOU, f"{method}({', '.join(map(str, args))})", at)
    sent = attempt(lambda: getattr(machine, str(method))(*args))
    for segment in sent.value if type(sent.value) is list else []:
        ladder.arrow(YOU, str(segment), at + 0.5, at + 0.75)
    event = f"{method}({incoming or ', '.join(map(str, args))})"
    check_quietly(
        sent.returned(row.sends),
        claim,
        expected=f"{event} sends {_listed(row.sends)}",
        got=_got(event, sent, row.sends),
        log=ladder,
        look_at=row.look_at or None,
    )
    state = attempt(lambda: getattr(machine, "state"))  # noqa: B009
    check_quietly(
        state.returned(row.state),
        claim,
        expected=f"after {event} the state is {row.state}",
        got=f"it is {state.value}" if state.error is None else state,
        log=ladder,
        look_at=row.look_at or None,
    )
    ladder.note(YOU, row.state, at + 0.9)


def _listed(segments: Sequence[object]) -> str:
    return " and ".join(str(segment) for segment in segments) or "nothing"


def _got(event: str, sent: Outcome, expected: list[Segment]) -> object:
    """What was sent, in words; field by field when one segment differs from the one expected."""
    if sent.error is not None or sent.timed_out or type(sent.value) is not list:
        return sent
    if len(sent.value) == len(expected) == 1 and type(sent.value[0]) is Segment:
        return f"{event} sends {sent.value[0]} ({segment_differences(sent.value[0], expected[0])})"
    return f"{event} sends {_listed(sent.value)}"


def segment_differences(got: Segment, expected: Segment) -> str:
    """The fields in which two segments differ, in words: "ack 300 instead of 301"."""
    names = ("source_port", "destination_port", "seq", "ack", "flags", "window", "payload")
    return "; ".join(
        f"{name} {_field(got, name)} instead of {_field(expected, name)}"
        for name in names
        if getattr(got, name) != getattr(expected, name)
    )


def _field(segment: Segment, name: str) -> str:
    value = getattr(segment, name)
    if name == "flags":
        return ",".join(flag.name or "" for flag in Flag if flag in value) or "(none)"
    return show(value)
