"""What came of one attempted call."""

import dataclasses
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from loopback.check.format import in_groups, kind_behind, name_of, show
from loopback.check.student_line import StudentLine


def same(left: object, right: object) -> bool:
    """Whether two plain values have the same types and contents, all the way down.

    Only exact built-in types and the course's own records are the same as anything:
    an object that claims to equal everything is not.

    >>> same([1, b"a"], [1, b"a"]), same(1, True), same(b"a", bytearray(b"a"))
    (True, False, False)
    """
    if type(left) is not type(right):
        return False
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if dataclasses.is_dataclass(left) and type(left).__module__.startswith("loopback."):
        names = [field.name for field in dataclasses.fields(left)]
        return all(same(getattr(left, name), getattr(right, name)) for name in names)
    if left is None or type(left) in (bool, int, float, str, bytes, bytearray, set, frozenset):
        return left == right
    return type(left).__module__.startswith("loopback.") and left == right


def _is_closed(value: object) -> bool:
    """Whether a value is a socket that is closed; a grader's test has a handle of one, since only open ones cross."""
    if isinstance(value, socket.socket):
        return value.fileno() < 0
    return kind_behind(value) == "socket"


@dataclass(frozen=True)
class Outcome:
    """What a call did: returned a value, raised an error, or was still busy at its deadline (seconds)."""

    call: str
    deadline: float
    value: Any = None  # whatever a student's function returns
    error: BaseException | None = None
    timed_out: bool = False
    line: StudentLine | None = None  # the student's line that raised or was waiting
    cpu: float = 0.0  # seconds of processor time that the call used
    hung_before: bool = False  # whether its deadline was a short one, since the same has hung before
    hung_elsewhere: bool = False  # whether it hung before in another cell; a grader names the earlier test itself
    number: Callable[[int], str] | None = None  # writes a number that is wanted or returned; None for decimal
    octets: int | None = None  # how many make a group where bytes are written in hexadecimal; None for a literal

    def called(self, shown: str) -> "Outcome":
        """The same outcome, with the call in other words."""
        return dataclasses.replace(self, call=shown)

    def written(self, value: object) -> str:
        """A number or bytes as this outcome writes them; empty for anything else, or where Python's way will do."""
        if self.octets and type(value) is bytes and value:
            return in_groups(value, self.octets)
        return self.number(value) if self.number and type(value) is int else ""

    @property
    def has_returned(self) -> bool:
        """Whether the call returned, whatever its value, and neither raised an error nor was busy at its deadline."""
        return self.error is None and not self.timed_out

    def returned(self, expected: object) -> bool:
        """Whether the call returned exactly this value, types included."""
        return self.has_returned and same(self.value, expected)

    def raised(self, kind: type[BaseException], *words: str) -> bool:
        """Whether the call raised this kind of error, with each of these words in its message."""
        return isinstance(self.error, kind) and all(word in str(self.error) for word in words)

    @property
    def time(self) -> str:
        """How long the call had, in words."""
        where = ", in another cell: mend that first" if self.hung_elsewhere else ""
        hung = f" (less time than before, since it has hung before{where})" if self.hung_before else ""
        return f"{self.deadline:g} second{'s' if self.deadline != 1 else ''}{hung}"

    def __str__(self) -> str:
        where = f"\n     {self.line}" if self.line else ""
        if self.timed_out and not self.line:
            where = " (its process is too busy to say where)"
        if self.timed_out:
            return f"{self.call} had not returned after {self.time}; it was waiting here:{where}"
        if self.error is not None:
            text = f": {self.error}" if str(self.error) else ""
            return f"{self.call} raised {name_of(self.error)}{text}{where}"
        if _is_closed(self.value):
            return f"{self.call} returned a socket that is closed"
        return f"{self.call} returned {self.written(self.value) or show(self.value)}"
