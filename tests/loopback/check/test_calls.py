"""check_calls walks an object through calls, one a line, and tells what was wrong, with the hint that fits."""

import pytest

from loopback.check import CheckFailed, NotWritten, check_calls
from loopback.check.failure import Failure
from loopback.draw import ReceiveBuffer

SCRIPT = """
    add(2)            | total=2               # what is added counts
    take(1) -> True   | total=1, empty=False  # total=2: taking takes away
        # total: it is another number
        # returns=None: say whether there was enough
        # returns: there was enough
        # ValueError: there is nothing to raise here
        # IndexError: look whether there is one
    take(9) -> False  | total=1
"""


class Purse:
    """Holds a number; what it does can be given otherwise."""

    empty = False

    def __init__(self, **other: object) -> None:
        self.total: object = 0
        self.other = other

    def add(self, number: int) -> None:
        self.total += number  # type: ignore[operator]

    def take(self, number: int) -> object:
        if "error" in self.other:
            raise self.other["error"]  # type: ignore[misc]
        enough = number <= self.total  # type: ignore[operator]
        self.total = self.other.get("total", self.total - number if enough else self.total)  # type: ignore[operator]
        return self.other.get("returns", enough)


def failure_of(script: str = SCRIPT, **other: object) -> Failure:
    with pytest.raises(CheckFailed) as failed:
        check_calls("a purse counts", lambda: Purse(**other), script)
    assert failed.value.failure is not None
    return failed.value.failure


def test_an_object_that_follows_the_script_gets_one_tick(capsys: pytest.CaptureFixture[str]) -> None:
    check_calls("a purse counts", Purse, SCRIPT)
    assert capsys.readouterr().out == "✓ a purse counts\n"


def test_names_and_calls_of_the_script_are_the_authors() -> None:
    check_calls("names", Purse, "add(two) | total=two\nadd(twice(two)) | total=6", two=2, twice=lambda n: 2 * n)
    check_calls("a bar in an argument", Purse, "add(4 | 2) | total=6")


def test_a_failure_tells_the_steps_and_what_was_wanted() -> None:
    failure = failure_of(total=7)
    assert failure.steps == ("add(2): total is 2", "take(1)")
    assert failure.expected == "after take(1) total is 1"
    assert failure.got == "total is 7"


def test_an_argument_that_only_the_test_has_a_name_for_is_told_as_its_value() -> None:
    script = "add(2 * odd + 1) | total=odd + 4\nadd(twice(odd)) | total=13\nadd(1|2) | total=odd"
    with pytest.raises(CheckFailed) as failed:
        check_calls("x", Purse, script, odd=3, twice=lambda number: 2 * number)
    assert failed.value.failure is not None
    assert failed.value.failure.steps == ("add(7): total is 7", "add(twice(odd)): total is 13", "add(1|2)")
    assert failed.value.failure.expected == "after add(1|2) total is 3"


def test_a_call_is_told_as_the_author_writes_it() -> None:
    with pytest.raises(CheckFailed) as failed:
        check_calls("x", Purse, "add(2)\nadd(3) | total=6", told=lambda name, given: f"{name} of {given[0]}")
    assert failed.value.failure is not None
    assert failed.value.failure.steps == ("add of 2", "add of 3")


def test_a_hint_fits_the_value_the_attribute_or_the_result() -> None:
    assert failure_of(total=7).hints == ("it is another number",)
    assert failure_of(total=2).hints == ("taking takes away",)
    assert failure_of(returns=False).hints == ("there was enough",)
    assert failure_of("add(2) | total=3  # what is added counts").hints == ("what is added counts",)
    assert failure_of("add(2) | total=3  # empty: no").hints == ()


def test_what_was_seen_comes_first() -> None:
    nothing = failure_of(returns=None)
    assert nothing.hints[0].startswith("the call returned nothing")
    assert nothing.hints[1] == "say whether there was enough"
    raised = failure_of(error=ValueError("no"))
    assert "ValueError" in raised.got
    assert raised.hints[-1] == "there is nothing to raise here"


def test_what_an_error_means_in_general_is_not_said_before_a_hint_about_that_error() -> None:
    hints = failure_of(error=IndexError("no")).hints
    assert hints == ("IndexError came out", "look whether there is one")


def test_an_attribute_that_is_missing_is_told() -> None:
    failure = failure_of("add(2) | sum=2")
    assert "sum" in failure.got
    assert "after add(2)" in failure.got


def test_a_right_value_of_another_type_is_told() -> None:
    assert "type" in failure_of("take(0) -> 1").hints[0]


def test_an_object_that_is_not_written_says_so() -> None:
    class Stub:
        def add(self, number: int) -> None:
            raise NotImplementedError("not written yet")

    with pytest.raises(NotWritten):
        check_calls("x", Stub, "add(1)")


def test_a_drawing_stands_in_for_the_steps() -> None:
    class Queue:
        def accept(self, index: int, data: bytes) -> None:
            self.next_index = 9

    with pytest.raises(CheckFailed) as failed:
        check_calls(
            "x",
            Queue,
            "accept(2, b'c') | next_index=0",
            log=lambda calls: ReceiveBuffer([given for _, given in calls]),
        )
    assert failed.value.failure is not None
    assert "2 missing" in failed.value.failure.picture
    assert "<svg" in failed.value.failure.svg


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("", "without a line"),
        ("add(2", "never closed"),
        ("total", "begins with a call"),
        ("add(three)", "three"),
        ("add(1) | total=one", "one"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused(script: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        check_calls("x", Purse, script)
