"""A failing test as a record: the claim, the steps, what was expected, what came, and where to look.

The parts stay apart from the test cell to the student's page. `text` is one rendering of them, for a notebook and a
terminal; feedback pages render the same parts in their own way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypedDict, runtime_checkable

from loopback.check.student_line import StudentLine
from loopback.log import number


@runtime_checkable
class Story(Protocol):
    """A log or a drawing: anything that tells in text what happened."""

    def text(self) -> str:
        """What happened, as lines of text."""
        ...


@dataclass(frozen=True)
class Failure:
    """What a test has to say of a claim that does not hold.

    `steps` are the sentences of a log, or empty where `picture` holds a drawing's text and `svg` its SVG.
    `hints` say where to look, the most certain one first; `lines` are the student's own that the failure names.
    """

    claim: str
    steps: tuple[str, ...] = ()
    picture: str = ""
    svg: str = ""
    expected: str = ""
    got: str = ""
    hints: tuple[str, ...] = ()
    lines: tuple[StudentLine, ...] = ()

    @property
    def happened(self) -> str:
        """The numbered steps, or the drawing's own text; empty where nothing was logged."""
        return number(self.steps) if self.steps else self.picture

    def text(self, width: int | None = None) -> str:
        """The whole failure as a reader of a notebook or a terminal sees it.

        With a `width`, in characters, its lines are broken between words where they are longer; a drawing's are not.
        """
        parts = [broken(f"✗ {self.claim}", width, hang=2)]
        if self.happened:
            lines = [f"  {line}" for line in self.happened.splitlines()]
            if self.steps:
                lines = [broken(line, width, hang=_hang_of_step(line)) for line in lines]
            parts.append("What happened:\n" + "\n".join(lines))
        facts = (("Expected", self.expected), ("Got", self.got))
        if any(value for _, value in facts):
            told = (broken(f"{name}: {value}", width, hang=5) for name, value in facts if value)
            parts.append("\n".join(told))
        if self.hints:
            parts.append(look_at(self.hints, width))
        return "\n\n".join(parts)


def look_at(hints: Sequence[str], width: int | None = None) -> str:
    """Hints behind the words that say what they are, one below the other."""
    indent = " " * len(_LOOK)
    lines = (broken(indent + hint, width, hang=len(_LOOK)) for hint in hints)
    return _LOOK + "\n".join(lines)[len(_LOOK) :]


def _hang_of_step(line: str) -> int:
    """Where the rest of a step's line hangs: behind its number, and in a further line of the step below its words."""
    numbered = _NUMBERED.match(line)
    return numbered.end() if numbered else len(line) - len(line.lstrip())


def broken(text: str, width: int | None, hang: int) -> str:
    """A text whose lines are broken between words where they are longer than `width`; the rest hangs to the right.

    What stands in quotes is kept whole, as a space at the end of a line is not seen.

    >>> print(broken("one word and b'two of them'", 12, hang=2))
    one word and
      b'two of them'
    """
    return "\n".join(_broken_line(line, width, hang) for line in text.split("\n"))


def _broken_line(line: str, width: int | None, hang: int) -> str:
    if width is None or len(line) <= width:
        return line
    indent = line[: len(line) - len(line.lstrip())]
    lines = [""]
    for word in _WORD.findall(line):
        lead = indent if len(lines) == 1 else " " * hang
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(" " * hang + word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else lead + word
    return "\n".join(lines)


_LOOK = "Where to look: "
_NUMBERED = re.compile(r" *\d+\. ")
_WORD = re.compile(r"""(?:(?<!\w)b?'(?:[^'\\]|\\.)*'|(?<!\w)b?"(?:[^"\\]|\\.)*"|\S)+""")


class Told(TypedDict, total=False):
    """The parts of a Failure that tell what happened."""

    steps: tuple[str, ...]
    picture: str
    svg: str


def told(log: object) -> Told:
    """The parts of a Failure that a log, a drawing or a list of sentences fills; none where there is nothing to tell.

    A log that cannot be told costs its own part of the failure and nothing else.
    """
    try:
        if log is None:
            return {}
        if isinstance(log, Story) and hasattr(log, "svg"):
            return {"picture": log.text(), "svg": log.svg()}
        if isinstance(log, Story) and not hasattr(log, "__iter__"):
            return {"picture": log.text()}
        return {"steps": tuple(str(step) for step in log)}  # type: ignore[attr-defined]
    except Exception:
        return {}


def together(logs: Sequence[object]) -> object:
    """One thing to tell for several logs: the only one, or the sentences of all, one log after the other."""
    if len(logs) < 2:
        return logs[0] if logs else None
    return [step for log in logs if (steps := told(log).get("steps")) for step in steps]
