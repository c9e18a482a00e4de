"""One line of a conversation, read from text; and what came in its place, where it did not come true."""

import re
from dataclasses import dataclass
from typing import Self

NOTHING = "nothing"
_LINE = re.compile(r"(\w+)\s*([<>*])\s*(.+)")
_BOUND = re.compile(r"\[([^\]]+)\]\s*(.+)")


@dataclass(frozen=True)
class Line:
    """One line of a conversation: the port, the sign behind it, the datagram in words, the hints."""

    port: str
    sign: str  # < is heard, > is sent, * is sent again and again until the next line is heard
    words: str
    hints: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """The line that a text says; ValueError if it says none."""
        what, *hints = text.split("#")
        found = _LINE.fullmatch(what.strip())
        if not found:
            raise ValueError(
                f"a line of a conversation is `port < words` or `port > words`, not {text.strip()!r}"
            )
        port, sign, words = found.groups()
        return cls(port, sign, " ".join(words.split()), tuple(hint.strip() for hint in hints))


@dataclass(frozen=True)
class Surprise:
    """The line that did not come true, and what came in its place at which port, in words."""

    line: Line
    words: str
    port: str = ""

    @property
    def expected(self) -> str:
        """What the line asks for."""
        return at_port(self.line.words, self.line.port)

    @property
    def got(self) -> str:
        """What came."""
        return at_port(self.words, self.port or self.line.port)

    def hints(self) -> list[str]:
        """The hints for what came: those that are bound to just this, or else those that are bound to nothing."""
        bound, free = [], []
        for hint in self.line.hints:
            if found := _BOUND.fullmatch(hint):
                bound += [found[2]] * (found[1] in (self.words, self.port))
            else:
                free.append(hint)
        return bound or free


def at_port(words: str, port: str) -> str:
    """A datagram in words, and the port at which it is."""
    return words if words == NOTHING else f"{words} at the port `{port}`"
