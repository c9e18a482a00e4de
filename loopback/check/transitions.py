"""Walk a state machine through a script of events, one line an event, and tell where it left the path."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from loopback.check.attempt import attempt
from loopback.check.claim import CheckFailed, check, check_quietly
from loopback.check.failed_before import failed_before
from loopback.check.failure import Failure, told
from loopback.check.format import name_of, show
from loopback.check.hints import fitting, hint_about
from loopback.check.observe import observations
from loopback.check.outcome import Outcome
from loopback.draw.ladder.diagram import Ladder
from loopback.segment import Flag, Segment
from loopback.transitions import Transition, read_transitions

YOU, PEER = "you", "peer"
_ALONE = "one segment came, where a list of segments is wanted: [segment] is a list of one"
_NAMES = ("source_port", "destination_port", "seq", "ack", "flags", "window", "payload")


def check_transitions(
    claim: str, make: Callable[[], Any], script: str, *, ports: tuple[int, int] = (4000, 80), **numbers: int
) -> None:
    """Make a machine, feed it each line's event, and check what it sends and the state that it reaches.

    `script` is read by `loopback.transitions`, whose docstring says what a line may be; `ports` are the machine's own
    and its peer's, `numbers` the values of the names in the script. Raises CheckFailed at the first line that the
    machine does not follow, with the ladder so far; a line's hints are shown where they fit what was seen.

    >>> class Deaf:
    ...     state = "LISTEN"
    ...     def on_segment(self, segment, now):
    ...         return []
    >>> check_transitions("a listener ignores a reset", Deaf, "< RST seq=irs  LISTEN", irs=300)
    ✓ a listener ignores a reset
    """
    lines = read_transitions(script)
    made = attempt(make).called("making the machine")
    check_quietly(made.has_returned, claim, got=made)
    walk = _Walk(claim, made.value, ports, numbers)
    for line in lines:
        walk.step(line)
    check(True, claim)


class _Walk:
    """A machine on its way through a script, and the ladder of what it did."""

    def __init__(self, claim: str, machine: Any, ports: tuple[int, int], numbers: dict[str, int]) -> None:
        self.claim, self.machine, self.ports, self.numbers = claim, machine, ports, numbers
        self.ladder = Ladder(YOU, PEER, unit=None)
        self.at = 0.0

    def step(self, line: Transition) -> None:
        """Feed one event to the machine; raise CheckFailed if it does not do what the line says."""
        here, there = self.ports
        arguments = line.arguments
        arrived = line.arrives.segment(there, here, self.numbers) if line.arrives else None
        if arrived:
            arguments = (arrived, line.at)
            self.ladder.arrow(PEER, str(arrived), self.at, self.at + 0.25)
        event = f"{line.call}({str(arrived) if arrived else ', '.join(map(repr, arguments))})"
        if not arrived:
            self.ladder.note(YOU, event, self.at)
        wanted = [each.segment(here, there, self.numbers) for each in line.sends]
        was_due = attempt(lambda: self.machine.timer).value if line.call == "on_timer" else None
        outcome = attempt(lambda: getattr(self.machine, line.call)(*arguments)).called(event)
        for segment in outcome.value if _are_segments(outcome.value) else []:
            self.ladder.arrow(YOU, str(segment), self.at + 0.5, self.at + 0.75)
        if not outcome.returned(wanted):
            self._sent_another(line, event, outcome, wanted, was_due)
        self._check_attribute(line, event, "state", line.state, lambda value: bool(value == line.state))
        if line.timer is not ...:
            self._check_attribute(
                line, event, "timer", line.timer, lambda value: _same_time(value, line.timer)
            )
        self.ladder.note(YOU, line.state, self.at + 0.9)
        self.at += 1.0

    def _sent_another(
        self, line: Transition, event: str, outcome: Outcome, wanted: list[Segment], was_due: object
    ) -> None:
        expected = f"{event} sends {_listed(wanted)}"
        if not _are_segments(outcome.value) or not outcome.has_returned:
            known = _hints(line, {name_of(outcome.error)}, {}, general=False) if outcome.error else []
            self._fail(expected, str(outcome), known or instead_of_segments(outcome, wanted))
        sent: list[Segment] = outcome.value
        wrong = {"sent"} if sent else {"sent", "nothing"}
        got = f"{event} sends {_listed(sent)}"
        if line.call == "on_timer":
            got = f"{event} was called {_when(was_due, line.arguments)}, and sent {_listed(sent)}"
        values = {name: getattr(sent[0], name) for name in ("seq", "ack", "window")} if len(sent) == 1 else {}
        if len(sent) == len(wanted) == 1:
            got += f": {segment_differences(sent[0], wanted[0])}"
            wrong |= {name for name in _NAMES if getattr(sent[0], name) != getattr(wanted[0], name)}
        self._fail(expected, got, _hints(line, wrong, values))

    def _check_attribute(
        self, line: Transition, event: str, name: str, wanted: object, fits: Callable[[object], bool]
    ) -> None:
        outcome = attempt(lambda: getattr(self.machine, name)).called(f"reading {name}")
        if outcome.has_returned and fits(outcome.value):
            return
        value = outcome.value
        plain = outcome.has_returned
        got = f"the {name} is {value} and not {wanted}" if plain else str(outcome)
        hints = _hints(line, {name}, {name: value}) if plain else []
        self._fail(f"after {event} the {name} is {wanted}", got, hints)

    def _fail(self, expected: str, got: str, hints: Sequence[str]) -> None:
        story, before = told(self.ladder), failed_before(self.machine, self.claim)
        raise CheckFailed(Failure(self.claim, **story, expected=expected, got=got, hints=(*before, *hints)))


def _hints(line: Transition, wrong: set[str], seen: dict[str, object], *, general: bool = True) -> list[str]:
    """The hints of a line that speak of what is wrong, or of a value that was seen, as a text."""
    hints = [hint_about(name, sentence) for name, sentence in line.hints]
    return fitting(hints, wrong, seen, lambda value, text: f"{value}" == text, general=general)


def _when(due: object, arguments: Sequence[object]) -> str:
    """When on_timer was called, beside what the machine's `timer` said before the call."""
    now = arguments[0] if arguments else None
    if due is None:
        return "while no timer ran (timer was None)"
    if not isinstance(due, (int, float)) or not isinstance(now, (int, float)):
        return f"while timer was {show(due)}"
    return f"before its time (timer was {due})" if now < due else f"when it was due (timer was {due})"


def instead_of_segments(outcome: Outcome, wanted: Sequence[Segment] = ()) -> list[str]:
    """Hints on an outcome that is no list of segments, where this list is wanted."""
    is_alone = type(outcome.value) is Segment
    return [_ALONE] if is_alone else list(observations(outcome, list(wanted)))


def _are_segments(value: object) -> bool:
    return type(value) is list and all(type(each) is Segment for each in value)


def _same_time(value: object, wanted: object) -> bool:
    if value is None or wanted is None:
        return value is wanted
    numbers = type(value) in (int, float) and isinstance(wanted, (int, float))
    return numbers and math.isclose(value, wanted, abs_tol=1e-9)  # type: ignore[arg-type]


def _listed(segments: Sequence[object]) -> str:
    return " and ".join(str(segment) for segment in segments) or "nothing"


def segment_differences(got: Segment, expected: Segment) -> str:
    """The fields in which two segments differ, in words: "ack 300 instead of 301"."""
    return "; ".join(
        f"{name} {_field(got, name)} instead of {_field(expected, name)}"
        for name in _NAMES
        if getattr(got, name) != getattr(expected, name)
    )


def _field(segment: Segment, name: str) -> str:
    value = getattr(segment, name)
    if name == "flags":
        return ",".join(flag.name or "" for flag in Flag if flag in value) or "(none)"
    return show(value)
