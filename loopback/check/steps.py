"""Walk a machine through a script in a notebook's own words, one event a line, and tell where it left the path.

    0.0  write 250                   > nothing
    0.1  < ack 0 window 1000         > 0:100 and 100:200 and 200:250   | flight=250 timer=1.1
        # timer: what was sent may be lost: the timer runs from now on

How it works
------------
`check_transitions` is for machines that take segments and have a state. This is for all others: what an event is, and
how what comes of it reads, is said by a function of the notebook, `tell(machine, event, now)`, which returns a text.

A line has the time in seconds, which may be left out where it is that of the line before; the event, which begins
with `<` if it arrives from the peer; behind `>` the text that `tell` must return, its parts joined by `and` (without
`>` that is the empty text); and behind `|` attributes of the machine, NAME=VALUE. Numbers are compared as numbers,
all else as text.

What stands behind `#`, or on lines below that begin with it, is a hint. One that begins with `sent:` is shown if
the text is another; one that begins with an attribute's name, as in `timer:`, if that is. With a wrong value too, as
in `timer=None:` or `sent=nothing:`, or with an error, as in `TypeError:`, it is shown in place of the others if just
that was seen.
"""

import dataclasses
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from loopback.check.attempt import attempt
from loopback.check.background import deaths
from loopback.check.claim import CheckFailed
from loopback.check.failed_before import failed_before
from loopback.check.failure import Failure, told
from loopback.check.format import name_of
from loopback.check.hints import ANY, Hint, fitting, hint_in
from loopback.check.outcome import Outcome
from loopback.check.transitions import instead_of_segments
from loopback.draw.ladder.diagram import Ladder

Shown = dict[str, str]  # attributes and their values, as text

_HINT = re.compile(r"((?:[a-z_]+|[A-Z]\w*Error)(?:=\S+)?): ")
_EVENT = re.compile(r"(< )?[A-Za-z_]")
_TIME = re.compile(r"(\d+(?:\.\d+)?)\s+")
_SHOWN = re.compile(r"([a-z_]+)=(\S+)")


@dataclass(frozen=True)
class Step:
    """One line: its time, its event, the text and the attributes that must come of it, and its hints."""

    now: float
    event: str
    sent: str
    shown: Shown
    hints: tuple[Hint, ...]

    @property
    def wanted(self) -> str:
        """What must come of the event, as the script says it."""
        return _in_words(self.sent, self.shown)


def read_steps(script: str) -> list[Step]:
    """Return the steps of a script; raise ValueError, with the line, for one that cannot be read.

    >>> [(step.now, step.event, step.sent) for step in read_steps("0.5 < ack 7  > 7:9 | flight=2  # a hint")]
    [(0.5, '< ack 7', '7:9')]
    """
    steps: list[Step] = []
    now = 0.0
    for line in re.sub(r"\n\s*#", " #", script.strip()).splitlines():
        body, *hints = (part.strip() for part in line.split("#"))
        told, _, shown = (" ".join(part.split()) for part in body.partition("|"))
        event, _, sent = (part.strip() for part in told.partition(" > "))
        timed = _TIME.match(event)
        now = float(timed[1]) if timed else now
        values = dict(_SHOWN.findall(shown))
        known = tuple(_hint(each, values) for each in hints)
        step = Step(now, event[timed.end() if timed else 0 :], sent, values, known)
        if (
            not _EVENT.match(step.event)
            or step.event.endswith(">")
            or step.wanted != _in_words(sent, {"": shown})
        ):
            raise ValueError(f'in the line "{body}": write TIME EVENT > WHAT COMES OF IT | NAME=VALUE')
        steps.append(step)
    return steps


def check_steps(
    claim: str,
    machine: Any,
    script: str,
    tell: Callable[[Any, str, float], object],
    *,
    shows: Callable[[Any, str], object] = getattr,
    hint: str | None = None,
    sides: tuple[str, str] = ("you", "peer"),
) -> None:
    """Tell a machine of each line's event, and check the text that comes of it and the attributes after it.

    `tell` tells the machine of an event, in which `< ` says that it arrives, and returns in words what it sends:
    parts joined by " and ", or "nothing"; it returns "" where the script has no `>`, and what the machine has returned
    where that is of a wrong kind. `shows` returns what the machine
    shows under a name; `hint` replaces all hints. Raises CheckFailed at the first line that the machine does not
    follow, with the ladder so far.

    >>> def tell(numbers, event, now):
    ...     numbers.append(event)
    ...     return ""
    >>> check_steps("a list grows", [], "add | size=1", tell, shows=lambda numbers, name: len(numbers))
    ✓ a list grows
    """
    steps = read_steps(script)
    timed = any(step.now for step in steps)
    ladder = Ladder(*sides, unit="ms" if timed else None)
    so_far: list[str] = []  # what is told where nothing is ever sent
    for step in steps:
        if step.event.startswith("< "):
            ladder.arrow(sides[1], step.event[2:], step.now, step.now)
        else:
            ladder.note(sides[0], step.event, step.now, begins=True)
        outcome, got = _take(machine, step, tell, shows)
        sent, shown = got or ("", {})
        for part in sent.split(" and ") if sent not in ("", "nothing") else []:
            ladder.arrow(sides[0], part, step.now, step.now)
        so_far.append(f"{step.event}: {_in_words(sent, shown) if got else outcome}")
        unlike = {name: value for name, value in shown.items() if not _same(value, step.shown[name])}
        if got and sent == step.sent and not unlike:
            continue
        if got and sent != step.sent:
            unlike["sent"] = sent
        wrong = [*unlike, *([name_of(outcome.error)] if outcome.error else [])]
        known = fitting(step.hints, wrong, unlike, _same, general=bool(unlike))
        seen = [] if got else instead_of_segments(outcome)
        before = failed_before(machine, claim)
        is_drawn = any(each.sent or each.event.startswith("< ") for each in steps)
        raise CheckFailed(
            Failure(
                f"{claim}: {step.event}" + f" at {step.now:g}" * timed,
                **told(ladder if is_drawn else so_far),
                expected=step.wanted,
                got=_in_words(sent, shown) if got else str(outcome),
                hints=tuple(dict.fromkeys([*before, *deaths(), *([hint] if hint and got else known or seen)])),
                lines=(outcome.line,) if outcome.line else (),
            )
        )
    print(f"✓ {claim}")


def _take(
    machine: Any, step: Step, tell: Callable[[Any, str, float], object], shows: Callable[[Any, str], object]
) -> tuple[Outcome, tuple[str, Shown] | None]:
    """Tell the machine of one event, and look at it; None for what came of it if there was an error."""

    def take() -> tuple[object, Shown]:
        return tell(machine, step.event, step.now), {name: str(shows(machine, name)) for name in step.shown}

    outcome = attempt(take).called(f"`{step.event}`")
    if not outcome.has_returned:
        return outcome, None
    told, shown = outcome.value
    if type(told) is not str:  # what the machine has returned is of a wrong kind
        return dataclasses.replace(outcome, value=told), None
    return outcome, (told, shown)


def _hint(comment: str, shown: Shown) -> Hint:
    """The hint that a comment says; what is neither sent, nor shown, nor an error is a word of its sentence."""
    hint = hint_in(comment, _HINT)
    if hint.about.endswith("Error"):
        return hint._replace(value=ANY)
    return hint if hint.about in ("sent", *shown) else Hint("", ANY, comment)


def _in_words(sent: str, shown: Shown) -> str:
    values = " ".join(f"{name}={value}" if name else value for name, value in shown.items())
    return " | ".join(filter(None, (sent, values)))


def _same(got: str, wanted: str) -> bool:
    """Whether two values are the same number, or else the same text."""
    try:
        return math.isclose(float(got), float(wanted), abs_tol=1e-6)
    except ValueError:
        return got == wanted
