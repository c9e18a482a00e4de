"""What the bench itself can see of a call that went wrong, as hints that are true whatever the test wanted to show.

They come before an author's hints: what happened is more certain than what somebody thought would happen. What an
error means in general is no observation: where an author's hint is bound to what happened, it stands behind that one,
if it says more than the kind of the error does.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from loopback.check.format import kind_behind, name_of
from loopback.check.meanings import kind_that_says_it, meaning_of
from loopback.check.outcome import Outcome, same
from loopback.check.student_line import CalledLine, StudentLine

_TARGET_CALLED = re.compile(r"\btarget\s*=\s*([A-Za-z_][\w.]*)\(")

# Questions about a call that hangs, for whoever knows nothing else of it.
_ROUND = "the loop goes round and round: what would make its condition false?"
_ENDLESS = "the call never came to its end: what would have to happen for that line to go on?"
QUESTIONS = (_ROUND, _ENDLESS)
_NOTHING_RETURNED = "the call returned nothing: does every way through the function end in `return`?"
# How the sentence on an error out of a `raise` of the student's own begins: it asks what an author may know.
OWN_RAISE = "your own `raise` was reached"

_NO_ROOM = (
    "it waits for room, and the other end reads nothing more until something else has happened; "
    "or it raises an error, again and again, that is caught"
)
_QUIET = (
    "recv waits for what does not come: the connection is open, and nothing more has arrived on it; "
    "what is the other end waiting for?"
)
_NO_DATAGRAM = "recv waits for a datagram that does not come"
_FOR_EVER = "; recv waits for ever unless the socket has a timeout"
# What a line that is still waiting waits for, by a word in it.
_WAITS = (
    (
        ".accept(",
        "accept waits until somebody connects, and nobody else will: what else must this line look at?",
    ),
    (
        "recv",
        "recv waits for what does not come; "
        "or, on a connection that the other end has closed, it returns b'' again and again; "
        "or it raises an error, again and again, that is caught",
    ),
    (
        "os.read(",
        "os.read waits for what does not come, or returns b'' again and again once the other end has closed",
    ),
    ("send", _NO_ROOM),
    ("os.write(", _NO_ROOM),
    (".join(", "join waits for a thread that does not end: what is that thread waiting for?"),
    (
        "select",
        "select waits for sockets of which none becomes ready: are all that matter among them, "
        "and is it asked about writing, too, for each for which bytes wait to be sent?",
    ),
    (".wait(", "it waits for an event that nobody sets any more"),
    ("while", _ROUND),
)


class _Hangs:
    """Marks a hint for a call that had not returned at its deadline."""

    def __repr__(self) -> str:
        return "HANGS"


HANGS = _Hangs()


@dataclass(frozen=True)
class When:
    """An author's hint, bound to an observation: `fits` says whether that was seen."""

    condition: object
    sentence: str
    at: str = ""
    not_at: str = ""
    saying: str = ""

    def fits(self, outcome: Outcome) -> bool:
        """Whether the observation was made in this outcome."""
        source = outcome.line.source if outcome.line else ""
        if self.at not in source or (self.not_at and self.not_at in source):
            return False
        if self.saying and self.saying not in str(outcome.error):
            return False
        if isinstance(self.condition, tuple) and HANGS in self.condition:
            rest = tuple(each for each in self.condition if each is not HANGS)
            return outcome.timed_out or When(rest, "").fits(outcome)
        if self.condition is HANGS:
            return outcome.timed_out
        if _is_errors(self.condition):
            return isinstance(outcome.error, self.condition)  # type: ignore[arg-type]
        if not outcome.has_returned:
            return False
        if callable(self.condition):
            try:
                return self.condition(outcome.value) is True
            except Exception:  # a value of another kind than the condition had in mind
                return False
        return same(outcome.value, self.condition)

    def names(self, kind: type[BaseException]) -> bool:
        """Whether the hint is bound to this kind of error itself, and not only to a more general one."""
        kinds = self.condition if isinstance(self.condition, tuple) else (self.condition,)
        return any(isinstance(each, type) and issubclass(each, kind) for each in kinds)


def when(condition: object, sentence: str, *, at: str = "", not_at: str = "", saying: str = "") -> When:
    """Make a hint for `expect` that is shown only when something was observed.

    `condition` is an error's class (or a tuple of classes) that came out, HANGS, a value that was returned, or a
    function of the returned value that says True. For an error and a hang, `at` is a text that the student's line
    must have in it, the one that raised or was waiting, and `not_at` one that it must not have. `saying` is a text
    that the error's own must have in it: a hint that knows it replaces what the error means in general.

    >>> when(TimeoutError, "the socket has a timeout").fits(Outcome("f()", 5.0, error=TimeoutError()))
    True
    >>> lost = when(AttributeError, "a key's data is None", saying="'NoneType'")
    >>> lost.fits(Outcome("f()", 5.0, error=AttributeError("'list' object has no attribute 'sock'")))
    False
    """
    return When(condition, sentence, at, not_at, saying)


def in_order(outcome: Outcome, seen: Sequence[str], hints: Sequence[When]) -> list[str]:
    """What was seen of a call, and those of the author's hints that fit it, as they are to be read.

    What an error means in general is taken out of `seen` where a hint fits: who bound that hint knows more of it.

    >>> late, hints = Outcome("f()", 5.0, error=TimeoutError()), [when(TimeoutError, "call send once")]
    >>> in_order(late, list(observations(late, 1)), hints)
    ['TimeoutError came out', 'call send once']
    """
    bound = [hint for hint in hints if hint.fits(outcome)]
    told = [hint.sentence for hint in bound]
    if not bound:
        return list(seen)
    # Who knows what this means here need not ask.
    kept = [each for each in seen if not each.startswith(OWN_RAISE) and each not in QUESTIONS]
    if any(hint.condition is None for hint in bound):  # None is a result here, and is known to be a wrong one
        kept = [each for each in kept if each != _NOTHING_RETURNED]
    error, line = outcome.error, outcome.line
    if error is None:
        return [*kept, *told]
    if line is None and isinstance(error, KeyError):
        return told  # it was the test that looked the key up
    if line and line.source.startswith("assert "):  # what came has its text already, and its line
        kept = [each for each in kept if not each.startswith(f"{name_of(error)} came from assert ")]
    meaning = meaning_of(error, line)
    if not meaning or not any(each.endswith(f": {meaning}") for each in kept):
        return [*kept, *told]
    kept = [each.removesuffix(f": {meaning}") for each in kept]
    kind = kind_that_says_it(error, line)
    is_said = any(hint.saying or (kind is not None and hint.names(kind)) for hint in bound)
    return [*kept, *told] if is_said else [*kept, *told, meaning]


def _is_errors(condition: object) -> bool:
    kinds = condition if isinstance(condition, tuple) else (condition,)
    return bool(kinds) and all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in kinds)


def observations(outcome: Outcome, expected: object) -> Iterator[str]:
    """Sentences on what was seen instead of the value `expected`; none when only the value is another."""
    if outcome.timed_out:
        yield waiting(outcome.line)
    elif outcome.error is not None:
        yield _raised(outcome)
    elif sentence := not_run(outcome.value):
        yield sentence
    elif outcome.value is None and expected is not None:
        yield _NOTHING_RETURNED
    elif (wrong := wrong_type(outcome.value, expected)) is not None:
        yield wrong
    elif expected is not ... and type(outcome.value) is not type(expected):
        yield another_type(outcome.value, type(expected))


def not_run(value: object) -> str:
    """A sentence on a value that stands for a call which has not run yet; empty for any other."""
    match _kind_name(value):
        case "coroutine":
            return "the call returned a coroutine, which has not run: define it with `def`, or await what it calls"
        case "generator":
            return "the call returned a generator: a function with `yield` in it hands out values one by one"
    return ""


def waiting(line: StudentLine | None) -> str:
    """A sentence on a line that was still waiting at the deadline."""
    if line is None:
        return "it never came to its end: what would have to happen for it to go on?"
    meaning = next((meaning for word, meaning in _WAITS if word in line.source), "")
    if line.datagrams and "recv" in line.source:  # UDP has no end that recv could tell of
        meaning = _NO_DATAGRAM + _FOR_EVER * line.quiet
    elif line.quiet and "recv" in line.source:
        meaning = _QUIET
    return called_at_once(line) or meaning or _ENDLESS


def called_at_once(line: StudentLine | None) -> str:
    """A sentence on a thread's function that a line calls instead of naming it; empty for any other line.

    >>> called_at_once(StudentLine(7, "serve", "Thread(target=talk(sock)).start()"))[:46]
    'target=talk(…) calls talk here and now, and wa'
    """
    for each in (line, line.caller if isinstance(line, CalledLine) else None):
        if each and (found := _TARGET_CALLED.search(each.source)) and found[1] != "partial":
            name = found[1]
            return (
                f"target={name}(…) calls {name} here and now, and waits for its end: give the thread the function "
                f"by its name, and what it takes by args: Thread(target={name}, args=(…,))"
            )
    return ""


def _raised(outcome: Outcome) -> str:
    error = outcome.error
    assert error is not None
    name = name_of(error)
    source = outcome.line.source if outcome.line else ""
    if source.startswith("raise "):
        return f"{OWN_RAISE}: is the condition in front of it right, and is {name} wanted here?"
    meaning = meaning_of(error, outcome.line)
    place = f"from {source.removesuffix(':')}" if source else "out"
    return f"{name} came {place}" + (f": {meaning}" if meaning else "")


_ALIKE: dict[tuple[type, type], Callable[[Any, Any], bool]] = {
    (bytes, bytearray): lambda got, expected: bytes(got) == expected,
    (bytes, memoryview): lambda got, expected: bytes(got) == expected,
    (list, tuple): lambda got, expected: list(got) == expected,
    (tuple, list): lambda got, expected: tuple(got) == expected,
    (int, bool): lambda got, expected: got == expected,
    (bool, int): lambda got, expected: got == expected,
    (int, float): lambda got, expected: got == expected,
    (str, bytes): lambda got, expected: got.decode(errors="replace") == expected,
    (bytes, str): lambda got, expected: got.encode() == expected,
}


def wrong_type(got: object, expected: object) -> str | None:
    """A sentence where the value is right and its type, or that of its first wrong item, is not; else None.

    >>> wrong_type(bytearray(b"hi"), b"hi")
    'the value is right and its type is not: a bytearray, where bytes is wanted'
    """
    alike = _ALIKE.get((type(expected), type(got)))
    if alike and alike(got, expected):
        one = _with_article(type(got).__name__)
        return f"the value is right and its type is not: {one}, where {type(expected).__name__} is wanted"
    if type(got) is type(expected) and isinstance(got, (list, tuple)) and isinstance(expected, (list, tuple)):
        pairs = [(left, right) for left, right in zip(got, expected, strict=False) if not same(left, right)]
        found = [wrong_type(left, right) for left, right in pairs]
        if len(got) == len(expected) and found and all(found):
            return f"in the {type(got).__name__}, {found[0]}"
    return None


def another_type(got: object, wanted: type) -> str:
    """A sentence where the type of a value is not the one that is wanted.

    >>> another_type("1", int)
    'the call returned a str, where int is wanted'
    >>> another_type("1", type(None))
    'the call returned a str, where None is wanted'
    >>> another_type(1, str)
    'the call returned an int, where str is wanted'
    """
    name = "None" if wanted is type(None) else wanted.__name__
    return f"the call returned {_with_article(_kind_name(got))}, where {name} is wanted"


def _with_article(name: str) -> str:
    return f"{'an' if name[:1] in 'aeiouAEIOU' else 'a'} {name}"


def _kind_name(value: object) -> str:
    return kind_behind(value) or type(value).__name__
