"""Transitions of a TCP state machine as lines of text: what happens, what is sent, the state after it.

    open_passive()                                                LISTEN
    0.0  < SYN seq=irs        > SYN,ACK seq=iss ack=irs+1         SYN-RECEIVED   # our SYN,ACK must be acknowledged
    1.0  on_timer()           > SYN,ACK seq=iss ack=irs+1         SYN-RECEIVED  timer=3.0

How it works
------------
A line is one event, after packetdrill's scripts. It may begin with a time in seconds, which holds until another line
gives one. Then stands `< SEGMENT`, which arrives, or a call of the machine; `now` among its arguments is the time,
and a call that has a time in front and no argument gets it. Behind `>` stand the segments that must be sent, joined
by `and`; a line without `>` wants nothing sent. Then the state after it, and where it matters the timer's time.

A segment is its flags, joined by commas (`-` for none), and fields: seq, ack, len (bytes of data) and window.
Their numbers are sums of whole numbers and of names, for which values are given later; all are taken modulo 2**32.

What stands behind `#` is a hint for a reader whose machine does something else. A comment below a line belongs to it,
too. A hint may begin with the one thing that it speaks of, as in `# ack: ...`: it is shown if that is wrong. One that
begins with a wrong value too, as in `# timer=None: ...`, is shown in place of the others if just that was seen, and one
that begins with an error, as in `# TypeError: ...`, if that came out.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NoReturn

from loopback.segment import Flag, Segment

FIELDS = ("seq", "ack", "len", "window")
ABOUT = ("nothing", "sent", "flags", "seq", "ack", "window", "state", "timer")  # what a hint may speak of
_TIME = re.compile(r"(\d+(?:\.\d+)?)\s+")
_CALL = re.compile(r"([a-z_]\w*)\(([^()]*)\)(?:\s+|$)")
_STATE = re.compile(r"[A-Z][A-Z0-9-]*")
_TERM = re.compile(r"([+-]?)(\d+|[a-z_]+)")
_HINT = re.compile(rf"((?:{'|'.join(ABOUT)})(?:=[^\s:]+)?|[A-Z]\w*Error): ")


@dataclass(frozen=True)
class Pattern:
    """A segment as it stands in a line: flags, and numbers that may have names in them."""

    flags: Flag
    fields: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The flags alone, in words."""
        return str(Segment(source_port=1, destination_port=2, seq=0, flags=self.flags)).split(" seq=")[0]

    def segment(self, source: int, destination: int, numbers: Mapping[str, int]) -> Segment:
        """The segment from one port to another; KeyError for a name without a value."""
        values = {field: _value(text, numbers) for field, text in self.fields}
        return Segment(
            source_port=source,
            destination_port=destination,
            seq=values.get("seq", 0),
            ack=values.get("ack", 0),
            flags=self.flags,
            window=values.get("window", 65535),
            payload=b"x" * values.get("len", 0),
        )


@dataclass(frozen=True)
class Transition:
    """One line: its event, what is sent, the state after it, and hints by what they speak of ("" for all)."""

    text: str
    at: float
    call: str
    arguments: tuple[object, ...]
    arrives: Pattern | None
    sends: tuple[Pattern, ...]
    state: str
    timer: object = ...  # ... where the line does not say
    hints: tuple[tuple[str, str], ...] = ()

    @property
    def event(self) -> str:
        """What happens, without numbers."""
        return f"{self.arrives.name} arrives" if self.arrives else f"{self.call}()"


def read_transitions(script: str) -> list[Transition]:
    """Return the transitions that stand in a script; raise ValueError, with the line and a remedy, for a bad line.

    >>> [each.state for each in read_transitions("open_active(0.0) > SYN seq=iss  SYN-SENT  # the first row")]
    ['SYN-SENT']
    >>> read_transitions("< SYN sq=1  LISTEN")
    Traceback (most recent call last):
    ValueError: in the line "< SYN sq=1  LISTEN": "sq=1" is no field of a segment; the fields are seq, ack, len, window
    """
    found: list[Transition] = []
    at = 0.0
    for line in script.splitlines():
        body, _, comment = line.partition("#")
        hint = _hint(comment.strip())
        if body.strip():
            each = _Reader(body.strip(), at).transition(hint)
            at = each.at
            found.append(each)
        elif hint and found:
            found[-1] = _with_hint(found[-1], hint)
    if not found:
        raise ValueError("a script without a line: write one event a line, as in `open_passive()  LISTEN`")
    return found


class StateTable:
    r"""Transitions by the state that they leave: a line of the table is that state, and the line of a script.

    >>> table = StateTable('''
    ...     CLOSED   open_passive()                                  LISTEN
    ...     LISTEN   < SYN seq=irs  > SYN,ACK seq=iss ack=irs+1      SYN-RECEIVED
    ... ''')
    >>> [way.split("\n")[-1].split()[-1] for way in table.ways()]
    ['SYN-RECEIVED']
    """

    def __init__(self, text: str) -> None:
        self.rows: list[tuple[str, Transition]] = []
        for line in filter(None, map(str.strip, text.splitlines())):
            hint = _hint(line.removeprefix("#").strip()) if line.startswith("#") else None
            state, _, rest = line.partition(" ")
            if hint and self.rows:
                before, each = self.rows[-1]
                self.rows[-1] = before, _with_hint(each, hint)
            elif _STATE.fullmatch(state):
                self.rows.append((state, read_transitions(rest)[0]))
            else:
                raise ValueError(
                    f'in the line "{line}": begin with the state before the event, as in `LISTEN < SYN …`'
                )

    def ways(self, start: str = "CLOSED") -> list[str]:
        """Return a script for each way from a state on that visits no state twice, to where it can go no further."""
        return ["\n".join(way) for way in self._ways(start, (start,))]

    def _ways(self, state: str, seen: tuple[str, ...]) -> Iterator[list[str]]:
        further = [each for source, each in self.rows if source == state and each.state not in seen]
        for each in further:
            for way in self._ways(each.state, (*seen, each.state)):
                yield [_line(each), *way]
        if not further:
            yield []


def _line(each: Transition) -> str:
    return "\n".join(
        [each.text, *(f"# {about}: {hint}" if about else f"# {hint}" for about, hint in each.hints)]
    )


def _hint(comment: str) -> tuple[str, str] | None:
    match = _HINT.match(comment)
    if match:
        return match[1], comment[match.end() :]
    return ("", comment) if comment else None


def _with_hint(each: Transition, hint: tuple[str, str]) -> Transition:
    return replace(each, hints=(*each.hints, hint))


def _value(text: str, numbers: Mapping[str, int]) -> int:
    total = 0
    for sign, term in _TERM.findall(text):
        value = int(term) if term.isdigit() else numbers[term]
        total += -value if sign == "-" else value
    return total % 2**32


class _Reader:
    """Reads one line from left to right."""

    def __init__(self, line: str, at: float) -> None:
        self.line, self.rest, self.at = line, line, at

    def transition(self, hint: tuple[str, str] | None) -> Transition:
        timed = _TIME.match(self.rest)
        if timed:
            self.at, self.rest = float(timed[1]), self.rest[timed.end() :]
        arrives = self._segment() if self._take("<") else None
        call, arguments = ("on_segment", ()) if arrives else self._call(bool(timed))
        sends = []
        if self._take(">"):
            sends.append(self._segment())
            while self._take("and "):
                sends.append(self._segment())
        state, _, self.rest = self.rest.partition(" ")
        if not _STATE.fullmatch(state):
            self._fail(f'"{state}" is no state; behind what is sent stands the state after it, in capitals')
        timer = self._timer()
        hints = (hint,) if hint else ()
        return Transition(self.line, self.at, call, arguments, arrives, tuple(sends), state, timer, hints)

    def _take(self, text: str) -> bool:
        taken = self.rest.startswith(text)
        if taken:
            self.rest = self.rest[len(text) :].lstrip()
        return taken

    def _call(self, timed: bool) -> tuple[str, tuple[object, ...]]:
        match = _CALL.match(self.rest)
        if match is None:
            self._fail(
                "an event is `< SEGMENT`, which arrives, or a call such as `on_timer()`, and then a blank"
            )
        self.rest = self.rest[match.end() :]
        written = match[2].replace("now", repr(self.at)) if match[2] else repr(self.at) if timed else ""
        try:
            return match[1], ast.literal_eval(f"({written},)") if written else ()
        except (SyntaxError, ValueError):
            self._fail(f"the arguments ({match[2]}) are no plain values; write numbers, strings, or `now`")

    def _segment(self) -> Pattern:
        word, _, self.rest = self.rest.partition(" ")
        flags = Flag(0)
        for name in [] if word == "-" else word.split(","):
            if name not in Flag.__members__:
                self._fail(f'"{name}" is no flag; write flags joined by commas, as in SYN,ACK, or - for none')
            flags |= Flag[name]
        fields = []
        while "=" in (word := self.rest.split(maxsplit=1)[0] if self.rest.strip() else ""):
            self.rest = self.rest.lstrip()[len(word) :]
            if word.startswith("timer="):
                self._fail("the timer stands behind the state")
            name, _, number = word.partition("=")
            if name not in FIELDS:
                self._fail(f'"{word}" is no field of a segment; the fields are {", ".join(FIELDS)}')
            if "".join("".join(term) for term in _TERM.findall(number)) != number or not number:
                self._fail(f'"{number}" is no number; write a sum such as 301, iss or irs+1, without a blank')
            fields.append((name, number))
        self.rest = self.rest.lstrip()
        return Pattern(flags, tuple(fields))

    def _timer(self) -> object:
        rest = self.rest.strip()
        if not rest:
            return ...
        name, _, value = rest.partition("=")
        try:
            if name == "timer":
                return ast.literal_eval(value)
        except (SyntaxError, ValueError):
            pass
        self._fail(f'"{rest}" stands behind the state, where only timer=NUMBER or timer=None may stand')

    def _fail(self, what: str) -> NoReturn:
        raise ValueError(f'in the line "{self.line}": {what}')
