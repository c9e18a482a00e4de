"""Walk an object through calls, one a line, and check what each returns and what its attributes are afterwards.

    check_calls("early bytes wait", ReassemblyQueue, '''
        accept(5, b"world")               | next_index=0, buffered=0    # next_index: 0 is still missing
        accept(0, b"hello")               | next_index=10, buffered=10
        read(7) -> b"hellowo"             | buffered=3
    ''')

A line is a call of a method. Behind `->` stands the value that it must return, where that matters; behind `|` stand
attributes and the values that they must have then, joined by commas. Arguments and values are expressions, in which
the keyword arguments of `check_calls` are names; of an argument with such a name in it a failure tells the value.
Behind `#` stands a hint, and each further line that begins with `#` is one more. A hint that begins with an
attribute's name, with `returns`, or with an error's name, and a colon is shown if just that is wrong;
`next_index=10:` and `returns=None:` only for that wrong value; one without a name is shown where no other fits.
"""

import ast
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from loopback.check.attempt import attempt
from loopback.check.claim import CheckFailed, check, check_quietly
from loopback.check.failed_before import failed_before
from loopback.check.failure import Failure
from loopback.check.failure import told as story_of
from loopback.check.format import brief, name_of, show
from loopback.check.hints import ANY, Hint, fitting, hint_in
from loopback.check.observe import When, in_order, observations
from loopback.check.outcome import Outcome, same

_HINT = re.compile(r"([A-Za-z_]+(?:=[^:]*)?):\s+")
_PARTS = re.compile(r"(.*?)\s*(?:\|\s*(\w+=.*))?")  # of a line: the call with its value, and attributes

Call = tuple[str, tuple[Any, ...]]  # a method's name and its arguments


@dataclass
class _Line:
    """One call: its text, its name and arguments, what it returns, the attributes after it, and its hints."""

    text: str
    name: str
    arguments: tuple[Any, ...]
    returns: object
    attributes: dict[str, object]
    hints: list[Hint]


def check_calls(
    claim: str,
    make: Callable[[], Any],
    script: str,
    *,
    log: Callable[[Sequence[Call]], object] | None = None,
    told: Callable[[str, tuple[Any, ...]], str] | None = None,
    **names: object,
) -> None:
    """Make an object, make each line's call, and check what it returns and the attributes that the line names.

    A failure tells the calls so far as steps, each as the script has it or as `told` writes it from its name and
    arguments; with `log`, which makes a drawing of all the calls, it shows that instead. Raises CheckFailed at the
    first line that the object does not follow.

    >>> class Counter:
    ...     total = 0
    ...     def add(self, number):
    ...         self.total += number
    >>> check_calls("a counter adds", Counter, "add(2) | total=2")
    ✓ a counter adds
    """
    lines = _read(script, names)
    made = attempt(make).called("making the object")
    check_quietly(made.has_returned, claim, got=made)
    for number in range(1, len(lines) + 1):
        _Step(claim, made.value, lines[:number], log, told).take()
    check(True, claim)


class _Step:
    """One call, the last of `lines`, and what is to be told if it goes wrong."""

    def __init__(
        self,
        claim: str,
        thing: Any,
        lines: Sequence[_Line],
        log: Callable[[Sequence[Call]], object] | None,
        told: Callable[[str, tuple[Any, ...]], str] | None,
    ) -> None:
        self.claim, self.thing, self.lines, self.line = claim, thing, lines, lines[-1]
        self.log, self.told = log, told

    def take(self) -> None:
        """Make the call, and raise CheckFailed if it, or an attribute after it, is not as the line says."""
        line = self.line
        outcome = attempt(lambda: getattr(self.thing, line.name)(*line.arguments)).called(line.text)
        wanted = outcome.value if line.returns is ANY else line.returns
        if not outcome.returned(wanted):
            self._fail(outcome, f"{line.text} returns {show(wanted)}", "returns", wanted)
        for name, value in line.attributes.items():
            seen = attempt(lambda name=name: getattr(self.thing, name)).called(f"reading {name}")
            if not seen.returned(value):
                self._fail(seen, f"after {line.text} {name} is {show(value)}", name, value)

    def _fail(self, outcome: Outcome, expected: str, about: str, wanted: object) -> None:
        plain = outcome.has_returned
        seen = list(observations(outcome, wanted))
        got = str(outcome)
        if about != "returns":
            got = f"{about} is {show(outcome.value)}" if plain else f"{got}, after {self.line.text}"
        drawn = self.log([(line.name, line.arguments) for line in self.lines]) if self.log else self._steps()
        story = story_of(drawn)
        wrong = [about] if plain else [name_of(outcome.error)] if outcome.error else []
        values = dict.fromkeys(wrong, outcome.value)
        known = fitting(self.line.hints, wrong, values, same, general=plain and not seen)
        before = failed_before(self.thing, self.claim)
        bound = [When(type(outcome.error), each) for each in known] if outcome.error else []
        told = in_order(outcome, seen, bound) if bound else [*seen, *known]
        hints = tuple(dict.fromkeys([*before, *told]))
        raise CheckFailed(Failure(self.claim, **story, expected=expected, got=got, hints=hints))

    def _steps(self) -> list[str]:
        calls = [self.told(line.name, line.arguments) if self.told else line.text for line in self.lines]
        done = zip(calls, self.lines[:-1], strict=False)
        return [*(f"{call}{_as_written(line)}" for call, line in done), calls[-1]]


def _as_written(line: _Line) -> str:
    """What is known of a call that went well, for the list of steps."""
    told = [] if line.returns is ANY else [f"returned {show(line.returns)}"]
    told += [f"{name} is {show(value)}" for name, value in line.attributes.items()]
    return f": {', '.join(told)}" if told else ""


def _read(script: str, names: dict[str, object]) -> list[_Line]:
    lines: list[_Line] = []
    for written in script.splitlines():
        body, _, comment = (part.strip() for part in written.partition("#"))
        if body:
            lines.append(_line(body, names))
        if comment and lines:
            hint = hint_in(comment, _HINT)
            bound = hint if hint.value is ANY else hint._replace(value=_value(str(hint.value), names))
            lines[-1].hints.append(bound)
    if not lines:
        raise ValueError("a script without a line: write one call a line, as in `read(3) -> b'abc' | buffered=0`")
    return lines


def _line(body: str, names: dict[str, object]) -> _Line:
    call, after = _PARTS.fullmatch(body).groups(default="")  # type: ignore[union-attr]
    call, arrow, returned = (part.strip() for part in call.partition("->"))
    try:
        tree = ast.parse(call, mode="eval").body
        behind = ast.parse(f"dict({after})", mode="eval").body
        if not (isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and isinstance(behind, ast.Call)):
            raise SyntaxError("a line begins with a call, such as `read(3)`")
        arguments = tuple(_value(ast.unparse(argument), names) for argument in tree.args)
        attributes = {each.arg or "": _value(ast.unparse(each.value), names) for each in behind.keywords}
        returns = _value(returned, names) if arrow else ANY
    except (SyntaxError, NameError) as error:
        raise ValueError(f'in the line "{body}": {error}') from None
    told = [_told(call, each, value, names) for each, value in zip(tree.args, arguments, strict=True)]
    return _Line(f"{tree.func.id}({', '.join(told)})", tree.func.id, arguments, returns, attributes, [])


def _told(call: str, argument: ast.expr, value: object, names: dict[str, object]) -> str:
    """An argument as the author wrote it, or its value where numbers or bytes in it have names of the test's.

    What a function of the test makes is told as the author calls it, which says more than its value.
    """
    inside = {each.id for each in ast.walk(argument) if isinstance(each, ast.Name)}
    known = [names[name] for name in inside & names.keys()]
    if known and not any(map(callable, known)):
        return brief(value)
    return ast.get_source_segment(call, argument) or ""


def _value(expression: str, names: dict[str, object]) -> object:
    """The value of an expression that an author of a test has written."""
    return eval(expression, {"__builtins__": {}}, names)
