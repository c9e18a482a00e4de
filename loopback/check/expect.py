"""Call a student's function and see: one verb whose tests read like the contract.

    expect(recv_exactly, sock, 5).returns(b"hello", "which arrives in two pieces")

How it works
------------
`expect` makes the call at once, under a deadline, and keeps three things: the outcome, the logs of the peers that
are open at that moment, and the call as the student would type it. The method behind it states what must have come
of the call. From these the bench writes the claim ("recv_exactly(sock, 5) returns b'hello', which arrives in two
pieces"), the steps, what was expected and what came. An author adds what only the author knows: the words behind the
comma, and hints.

Hints answer what happened, not what was asked. First come the bench's own observations, which are true of every
test: an error came out of that line, the value is right and its type is not, nothing was returned, it was still
waiting there. Then come the author's hints that are bound to an observation by `when`; what the error means in general
is said only where none of these fits, or behind them.
An author's plain string speaks of a value of the right kind that is not the right one, and of nothing else: where
another thing happened, it is left out.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, Protocol

from loopback.check import background
from loopback.check.attempt import DEADLINE, attempt
from loopback.check.claim import CheckFailed
from loopback.check.compare import is_unwritten
from loopback.check.difference import difference
from loopback.check.failure import Failure, together, told
from loopback.check.format import brief, is_short, show
from loopback.check.observe import When, another_type, in_order, not_run, observations
from loopback.check.outcome import Outcome
from loopback.log import Log, open_logs
from loopback.segment import Segment

_MOST_WORDS = 6  # that a prediction chooses among, if they are to be listed
MOST_NUMBERS = 8  # in the text of an error that states one of them
_LONGEST_BEFORE = 120  # characters of an earlier claim inside a hint

Hint = str | When


class Receiver(Protocol):
    """A peer that keeps what it has received, and a log."""

    received: bytearray
    log: Log

    def finished(self, seconds: float = ...) -> bool:
        """Wait for the end of what the peer does."""
        ...


class Expectation:
    """A call that has been made, and what may be said of it; `outcome` is what came of it, `value` its result."""

    def __init__(self, outcome: Outcome, logs: Sequence[object], place: object) -> None:
        self.outcome = outcome
        self.value: Any = outcome.value
        self._logs = list(logs)
        self._place = place
        self._holding: Counter[str] = Counter()  # how many claims of each verb have held of this call

    def returns(self, value: object, detail: str = "", *hints: Hint, log: object = None) -> None:
        """State that the call returned exactly `value`, types included; `detail` follows behind a comma.

        Prints the claim with a tick, or raises CheckFailed.
        """
        claim = _claim(f"{self.outcome.call} returns {self.outcome.written(value) or brief(value)}", detail)
        if self.outcome.returned(value):
            self._holds(claim, "returns")
            return
        seen = list(observations(self.outcome, value))
        plain = self.outcome.has_returned and not seen
        place = difference(value, self.outcome.value) if plain else ""
        got = f"{self.outcome}" + (f"; {place}" if place else "")
        wanted = self.outcome.written(value) or show(value)
        raise self._failure("returns", claim, wanted, got, seen, hints, plain, log)

    def raises(
        self,
        kind: type[BaseException] | tuple[type[BaseException], ...],
        detail: str = "",
        *hints: Hint,
        saying: object = (),
        log: object = None,
    ) -> None:
        """State that the call raised an error of this kind, with the words or numbers `saying` in its text."""
        kinds = kind if isinstance(kind, tuple) else (kind,)
        words = [str(word) for word in (saying if isinstance(saying, (list, tuple)) else (saying,))]
        named = " or ".join(each.__name__ for each in kinds)
        said = f" with {' and '.join(words)} in its text" if words else ""
        claim = _claim(f"{self.outcome.call} raises {named}{said}", detail)
        error = self.outcome.error
        right_kind = isinstance(error, kinds)
        if right_kind and all(_says(error, word) for word in words):
            self._holds(claim, "raises")
            return
        seen: list[str] = []
        if right_kind:
            missing = " and ".join(word for word in words if not _says(error, word))
            seen.append(f"the error is of the right kind; what is missing is {missing} in its text")
        elif error is not None or self.outcome.timed_out:
            seen += observations(self.outcome, None)
        elif sentence := not_run(self.outcome.value):
            seen.append(sentence)
        plain = self.outcome.has_returned and not seen
        raise self._failure("raises", claim, named + said, str(self.outcome), seen, hints, plain, log)

    def satisfies(
        self,
        condition: Callable[[Any], bool] | bool,
        claim: str,
        *hints: Hint,
        of: type | None = None,
        expected: str = "",
        got: str = "",
        log: object = None,
    ) -> None:
        """State that the call returned, and that `condition` (a function of the value, or its result) is True.

        `claim` is a whole sentence; `of` is the exact type that the value must have;
        `got` adds to what the call returned, for example what the peer received.
        """
        returned = self.outcome.has_returned
        right_type = of is None or type(self.outcome.value) is of
        if returned and right_type:
            try:
                held = condition(self.outcome.value) if callable(condition) else condition
            except Exception:  # a value of another kind than the condition is about
                held = False
            if held is True:
                self._holds(claim, "satisfies")
                return
        # A claim that is not about the value has nothing to say of one that is missing.
        of_value = callable(condition) and self.outcome.value is None
        seen = list(observations(self.outcome, ...)) if of_value or not returned else []
        if of is not None and not right_type and not seen:
            seen.append(another_type(self.outcome.value, of))
        words = f"{self.outcome}{_ports(self.outcome.value, claim)}" + (f"; {got}" if got else "")
        raise self._failure("satisfies", claim, expected, words, seen, hints, returned and not seen, log)

    def delivers(self, peer: "Receiver", data: bytes, detail: str = "", *hints: Hint) -> None:
        """State that the call ended without an error and that `peer` has received exactly `data`.

        Waits until the peer is finished. A plain hint speaks of other bytes at the peer.
        """
        peer.finished()
        received = bytes(peer.received)
        claim = _claim(
            f"the peer receives {show(data)}"
            if is_short(data)
            else f"the peer receives all {len(data):,} bytes, each once and in order",
            detail,
        )
        ended = self.outcome.has_returned
        if ended and received == data:
            self._holds(claim, "delivers")
            return
        place = difference(data, received)
        got = f"{self.outcome}; the peer received {show(received)}" + (f"; {place}" if place else "")
        seen = [] if ended else list(observations(self.outcome, ...))
        raise self._failure("delivers", claim, f"{show(data)} at the peer", got, seen, hints, ended, peer.log)

    def predicts(self, seen: object, words: Collection[object], *hints: Hint) -> None:
        """State that the call returned what was seen, one of `words`, and tell no more than whether it is so.

        A failing prediction is to be thought over, not corrected: its text does not say which of `words` was seen.
        """
        claim = f"{self.outcome.call} predicts what happens"
        if self.outcome.returned(seen):
            self._holds(claim, "predicts")
            return
        plain = self.outcome.has_returned
        words_are = " or ".join(show(word) for word in words)
        others = [show(word) for word in words if not self.outcome.returned(word)]
        numbers = all(type(word) is int for word in words)
        if plain and len(others) == len(words) and not (numbers and type(self.outcome.value) is int):
            other = ["the prediction is none of the words that were asked for: write it as they are written"]
            if is_unwritten(self.outcome.value):
                other = ["this prediction is still the `...` that was copied: write what you expect in its place"]
            raise self._failure("predicts", claim, words_are, str(self.outcome), other, (), plain, None)
        # Never the word that would be right: it is to be found by thinking.
        if numbers:  # of the others, perhaps, only one is possible at all
            wanted = "another number"
        else:
            wanted = " or ".join(others) if 1 < len(others) <= _MOST_WORDS else "another answer"
        observed = [] if plain else list(observations(self.outcome, seen))
        raise self._failure("predicts", claim, wanted, str(self.outcome), observed, hints, plain, None)

    def states(
        self,
        held: bool,
        claim: str,
        *hints: Hint,
        expected: str,
        got: str,
        seen: Sequence[str] = (),
        log: object = None,
        quiet: bool = False,
    ) -> None:
        """State a claim that a helper of the bench has decided; `seen` is what the helper itself observed.

        A plain hint speaks of a call that ended, without an error. With `quiet` a claim that holds prints nothing.
        """
        if held:
            self._holds(claim, "states", quiet)
            return
        plain = self.outcome.has_returned
        raise self._failure("states", claim, expected, got, list(seen), hints, plain, log)

    def _holds(self, claim: str, verb: str, quiet: bool = False) -> None:
        if not quiet:
            print(f"✓ {claim}")
        _held.add((verb, self._place, self._holding[verb]), claim)
        self._holding[verb] += 1

    def _failure(
        self,
        verb: str,
        claim: str,
        expected: str,
        got: str,
        seen: list[str],
        hints: Sequence[Hint],
        plain: bool,
        log: object,
    ) -> CheckFailed:
        bound = [hint for hint in hints if isinstance(hint, When) and hint.fits(self.outcome)]
        free = [hint for hint in hints if isinstance(hint, str)] if plain and not bound else []
        # What is predicted of one thing, or decided by a helper, says nothing of the next.
        told_before = verb not in ("predicts", "states")
        before = _held.before((verb, self._place, self._holding[verb])) if told_before else ""
        if len(before) > _LONGEST_BEFORE:
            before = before[:_LONGEST_BEFORE] + "…"
        if before:
            got += f"\n     It held for the case before, where {before}"
        story = told(log if log is not None else together(self._logs))
        sentences = tuple(dict.fromkeys([*background.deaths(), *in_order(self.outcome, seen, bound), *free]))
        lines = (self.outcome.line,) if self.outcome.line else ()
        return CheckFailed(Failure(claim, **story, expected=expected, got=got, hints=sentences, lines=lines))


class _Held:
    """The claims of the test cell that is running, by the line that made the call: a loop's later case may be unlike.

    Several claims of a call are told apart by their number: each is compared with the same one of the case before.
    """

    def __init__(self) -> None:
        self._cell: object = None
        self._claims: dict[object, str] = {}

    def add(self, place: object, claim: str) -> None:
        self._same_cell()
        self._claims[place] = claim

    def before(self, place: object) -> str:
        self._same_cell()
        return self._claims.get(place, "")

    def _same_cell(self) -> None:
        """Forget what another cell, or this cell when it ran the last time, has claimed."""
        interactive = sys.modules.get("IPython")
        shell = interactive.get_ipython() if interactive else None
        cell = getattr(shell, "execution_count", None)
        if cell != self._cell:
            self.forget()
            self._cell = cell

    begin = _same_cell

    def forget(self) -> None:
        """Begin another test cell; the judge, which has no execution count, calls this."""
        self._claims.clear()
        background.forget()


_held = _Held()
begin_cell = _held.forget
begin_case = _held.begin  # before a call whose threads may die: what died in another cell is forgotten


def expect(
    function: Callable[..., object],
    *args: object,
    deadline: float = DEADLINE,
    shown: str | None = None,
    number: Callable[[int], str] | None = None,
    octets: int | None = None,
    **kwargs: object,
) -> Expectation:
    """Call a student's function now and return what may be said of it.

    `shown` is the call in words, where it takes a helper of the test's to make it. The call has `deadline` seconds.
    `number`, for example `hex`, writes the numbers that are wanted and returned, where decimal is hard to read.
    `octets`, for example 4, writes bytes that are wanted and returned in hexadecimal, so many a group.
    Raises NotWritten if the function is still the stub.

    >>> expect(max, 1, 2).returns(2, "the larger one")
    ✓ max(1, 2) returns 2, the larger one
    """
    _held.begin()
    outcome = attempt(function, *args, deadline=deadline, **kwargs)
    if shown is not None:
        outcome = outcome.called(shown)
    outcome = replace(outcome, number=number, octets=octets)
    caller = sys._getframe(1)
    return Expectation(outcome, open_logs(), (caller.f_code.co_filename, caller.f_lineno))


def _ports(value: object, claim: str) -> str:
    """The ports of a segment, which its text leaves out, where the claim is about them."""
    if type(value) is not Segment or not re.search(r"\bports?\b", claim):
        return ""
    return f", from port {show(value.source_port)} to port {show(value.destination_port)}"


def _claim(claim: str, detail: str) -> str:
    return f"{claim}, {detail}" if detail else claim


def _says(error: BaseException | None, word: str) -> bool:
    """Whether an error's text holds a word, or a number as a number: 30 is not in "300 bytes"."""
    text = str(error)
    if word.isdigit() and len(re.findall(r"\d+", text)) > MOST_NUMBERS:
        return False  # a text with all numbers in it says none
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not word.isdigit() or not (before.isdigit() or after.isdigit()):
            return True
        at = text.find(word, at + 1)
    return False
