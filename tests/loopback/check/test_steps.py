"""check_steps walks a machine through a script in a notebook's own words, and tells where it left the path."""

import re

import pytest

from loopback import Segment
from loopback.check import CheckFailed, NotWritten, check_steps
from loopback.check.failure import Failure
from loopback.check.steps import read_steps

SCRIPT = """
    0.0  put 3            > nothing            | kept=3
    0.5  < ask            > 1 and 2 and 3      | kept=0 timer=1.5
        # everything that is kept
        # sent=nothing: it was asked, and has something
        # timer: it waits a second from now on
        # timer=None: a timer runs
        # TypeError: timer is None
"""


class Machine:
    """Keeps how many were put, and sends their numbers when it is asked."""

    def __init__(self, sends: str = "1 and 2 and 3", timer: object = 1.5) -> None:
        self.kept, self.timer, self.sends, self.next = 0, None, sends, timer

    def tell(self, event: str) -> str:
        if event.startswith("put "):
            self.kept += int(event[4:])
            return "nothing"
        if isinstance(self.next, Exception):
            raise self.next
        self.kept, self.timer = 0, self.next  # type: ignore[assignment]
        return self.sends


def tell(machine: Machine, event: str, now: float) -> str:
    return machine.tell(event)


def failure_of(machine: Machine, **more: str) -> Failure:
    with pytest.raises(CheckFailed) as failed:
        check_steps("it answers", machine, SCRIPT, tell, **more)  # type: ignore[arg-type]
    assert failed.value.failure is not None
    return failed.value.failure


def test_a_machine_that_follows_is_ticked_off_once(capsys: pytest.CaptureFixture[str]) -> None:
    check_steps("it answers", Machine(), SCRIPT, tell)
    assert capsys.readouterr().out == "✓ it answers\n"


def test_numbers_are_compared_as_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    check_steps("it answers", Machine(timer=1.4 + 0.1 + 1e-12), SCRIPT, tell)
    assert capsys.readouterr().out


def test_a_failure_tells_the_line_and_draws_what_happened_so_far() -> None:
    failure = failure_of(Machine(sends="1 and 2"))
    assert failure.claim == "it answers: < ask at 0.5"
    assert failure.expected == "1 and 2 and 3 | kept=0 timer=1.5"
    assert failure.got == "1 and 2 | kept=0 timer=1.5"
    assert re.search(r"put 3 +0 ms \|", failure.picture)
    assert "<-- ask" in failure.picture
    assert "--- 2 -" in failure.picture


@pytest.mark.parametrize(
    ("machine", "hints"),
    [
        (Machine(sends="1"), ("everything that is kept",)),
        (Machine(sends="nothing"), ("it was asked, and has something",)),
        (Machine(timer=2.5), ("it waits a second from now on",)),
        (Machine(timer=None), ("a timer runs",)),
        (Machine(timer=TypeError("no")), ("timer is None",)),
    ],
    ids=["general", "exact text", "attribute", "exact attribute", "error"],
)
def test_hints_speak_of_what_was_seen(machine: Machine, hints: tuple[str, ...]) -> None:
    assert failure_of(machine).hints == hints


def test_an_error_without_a_hint_is_observed_by_the_bench() -> None:
    failure = failure_of(Machine(timer=KeyError("x")))
    assert "raised KeyError" in failure.got
    assert "KeyError" in failure.hints[0]


@pytest.mark.parametrize(
    ("returned", "hint"),
    [
        (None, "returned nothing"),
        (Segment(source_port=1, destination_port=2, seq=3), "[segment] is a list of one"),
        (b"1", "list"),
    ],
    ids=["nothing", "a segment", "bytes"],
)
def test_what_a_machine_returns_of_a_wrong_kind_is_observed_before_any_hint(
    returned: object, hint: str
) -> None:
    with pytest.raises(CheckFailed) as failed:
        check_steps("it answers", Machine(), SCRIPT, lambda machine, event, now: returned)
    assert failed.value.failure is not None
    assert hint in failed.value.failure.hints[0]
    assert "`put 3` returned" in failed.value.failure.got


def test_one_hint_can_replace_all() -> None:
    assert failure_of(Machine(sends="1"), hint="it held before").hints == ("it held before",)


def test_without_times_and_texts_only_attributes_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    def silent(machine: Machine, event: str, now: float) -> str:
        machine.tell(event)
        return ""

    check_steps("it keeps", Machine(), "put 2 | kept=2\nput 1 | kept=3", silent)
    with pytest.raises(CheckFailed, match=re.escape("✗ it keeps: put 1\n")) as failed:
        check_steps("it keeps", Machine(), "put 2 | kept=2\nput 1 | kept=4", silent)
    assert failed.value.failure is not None
    assert failed.value.failure.steps == ("put 2: kept=2", "put 1: kept=3")


def test_a_stub_is_not_written() -> None:
    def unwritten(machine: Machine, event: str, now: float) -> str:
        raise NotImplementedError("not written yet")

    with pytest.raises(NotWritten):
        check_steps("it answers", Machine(), SCRIPT, unwritten)


@pytest.mark.parametrize(
    "line", ["0.5", "> 1", "put 1 >", "put 1 > nothing | kept", "put 1 | kept=1 and more"]
)
def test_a_line_that_cannot_be_read_is_an_error_that_shows_it(line: str) -> None:
    with pytest.raises(ValueError, match=re.escape(line)):
        read_steps(line)


def test_a_time_holds_until_another() -> None:
    assert [step.now for step in read_steps("put 1\n0.5 put 1\nput 1\n2 put 1")] == [0.0, 0.5, 0.5, 2.0]
