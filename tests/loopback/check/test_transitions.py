"""check_transitions walks a machine through a script, one line an event, and tells where it left the path."""

import re
from collections.abc import Callable

import pytest

from loopback import ACK, RST, SYN, Segment
from loopback.check import CheckFailed, NotWritten, check_transitions
from loopback.check.failure import Failure

SCRIPT = """
    < SYN seq=irs        > SYN,ACK seq=iss ack=irs+1    SYN-RECEIVED   # the answer acknowledges their SYN
        # ack: their SYN took a number
        # state: not before the ACK
    1.0  on_timer()      > SYN,ACK seq=iss ack=irs+1    SYN-RECEIVED  timer=3.0
        # nothing: it is due
        # sent: the same once more
        # timer: the second wait is twice the first
"""


class Machine:
    """Answers a SYN with SYN,ACK, and sends it again after a second; each thing can be given another value."""

    def __init__(self, **other: object) -> None:
        self.state, self.timer, self.other = "LISTEN", None, other

    def answer(self) -> Segment:
        return Segment(source_port=1, destination_port=2, seq=300, ack=101, flags=SYN | ACK)

    def on_segment(self, arrived: Segment, now: float) -> object:
        self.state = self.other.get("state", "SYN-RECEIVED")
        self.timer = self.other.get("timer", now + 1.0)
        return self.other.get("sends", [self.answer()])

    def on_timer(self, now: float) -> object:
        self.timer = now + self.other.get("wait", 2.0)  # type: ignore[operator]
        return self.other.get("again", [self.answer()])


def walk(make: Callable[[], object], script: str = SCRIPT) -> None:
    check_transitions("it answers a SYN", make, script, ports=(1, 2), iss=300, irs=100)


def failure_of(script: str = SCRIPT, **other: object) -> Failure:
    with pytest.raises(CheckFailed) as failure:
        walk(lambda: Machine(**other), script)
    assert failure.value.failure is not None
    return failure.value.failure


def segment(seq: int = 300, ack: int = 101, flags: int = SYN | ACK, window: int = 65535) -> list[Segment]:
    return [Segment(source_port=1, destination_port=2, seq=seq, ack=ack, flags=flags, window=window)]  # type: ignore[arg-type]


def test_a_machine_on_the_path_gets_one_tick(capsys: pytest.CaptureFixture[str]) -> None:
    walk(Machine)
    assert capsys.readouterr().out == "✓ it answers a SYN\n"


def test_another_ack_is_told_with_the_ladder_and_the_hint_for_it() -> None:
    told = failure_of(sends=segment(ack=100))
    assert told.expected == "on_segment(SYN seq=100) sends SYN,ACK seq=300 ack=101"
    assert told.got == "on_segment(SYN seq=100) sends SYN,ACK seq=300 ack=100: ack 100 instead of 101"
    assert told.hints == ("their SYN took a number",)
    assert "SYN seq=100" in told.picture and "ack=100" in told.picture


def test_the_general_hint_stands_where_no_other_fits() -> None:
    assert failure_of(sends=segment(seq=7)).hints == ("the answer acknowledges their SYN",)


def test_what_is_sent_where_nothing_is_wanted_is_told() -> None:
    told = failure_of("< RST seq=1  LISTEN  # never answered", sends=segment())
    assert (told.expected, told.hints) == ("on_segment(RST seq=1) sends nothing", ("never answered",))


def test_another_state_is_told_with_the_hint_for_the_state() -> None:
    told = failure_of(state="ESTABLISHED")
    assert told.expected == "after on_segment(SYN seq=100) the state is SYN-RECEIVED"
    assert (told.got, told.hints) == (
        "the state is ESTABLISHED and not SYN-RECEIVED",
        ("not before the ACK",),
    )


def test_a_timer_that_was_due_and_sent_nothing_is_told_with_both_hints() -> None:
    told = failure_of(again=[])
    assert told.got == "on_timer(1.0) was called when it was due (timer was 1.0), and sent nothing"
    assert told.hints == ("it is due", "the same once more")


def test_a_timer_before_its_time_and_one_that_does_not_run_are_told_apart() -> None:
    early = "< SYN seq=irs > SYN,ACK seq=iss ack=irs+1 SYN-RECEIVED\n0.5 on_timer() SYN-RECEIVED"
    assert "was called before its time (timer was 1.0), and sent" in failure_of(early).got
    assert "while no timer ran (timer was None)" in failure_of(timer=None, again=[]).got


def test_another_time_is_told_with_the_hint_for_the_timer() -> None:
    told = failure_of(wait=1.0)
    assert (told.expected, told.got) == (
        "after on_timer(1.0) the timer is 3.0",
        "the timer is 2.0 and not 3.0",
    )
    assert told.hints == ("the second wait is twice the first",)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (None, "returned nothing"),
        (segment()[0], "a list of segments is wanted"),
        (tuple(segment()), "a tuple, where list is wanted"),
        ((each for each in segment()), "generator"),
    ],
    ids=["nothing", "one segment", "tuple", "generator"],
)
def test_what_is_no_list_of_segments_is_told_by_the_bench_alone(answer: object, hint: str) -> None:
    told = failure_of(sends=answer)
    assert len(told.hints) == 1 and hint in told.hints[0]


def test_an_error_is_told_with_its_line_and_no_hint_of_the_script() -> None:
    class Broken(Machine):
        def on_segment(self, arrived: Segment, now: float) -> object:
            return {}["x"]

    with pytest.raises(CheckFailed) as failure:
        walk(Broken)
    assert "raised KeyError" in str(failure.value) and "acknowledges their SYN" not in str(failure.value)


def test_numbers_are_taken_modulo_2_to_the_32() -> None:
    with pytest.raises(
        CheckFailed, match=re.escape("on_segment(SYN seq=4294967295) sends SYN,ACK seq=0 ack=0")
    ):
        check_transitions("it wraps", Machine, SCRIPT, ports=(1, 2), iss=0, irs=2**32 - 1)


def test_a_stub_is_not_written() -> None:
    class Stub(Machine):
        def on_segment(self, arrived: Segment, now: float) -> list[Segment]:
            raise NotImplementedError("not written yet")

    with pytest.raises(NotWritten, match="on_segment is not written yet"):
        walk(Stub)


def test_a_constructor_that_fails_is_a_story_too() -> None:
    with pytest.raises(CheckFailed, match="raised ZeroDivisionError"):
        walk(lambda: 1 // 0)


def test_a_line_of_the_test_is_not_shown_as_the_students() -> None:
    with pytest.raises(CheckFailed) as failure:
        walk(lambda: undefined_machine())  # type: ignore[name-defined]  # noqa: F821
    assert "undefined_machine()" not in str(failure.value)


def test_a_reset_is_compared_with_its_window() -> None:
    script = "< RST seq=1  > RST seq=2 window=0  LISTEN  # window: a window of 0"
    assert failure_of(script, state="LISTEN", sends=segment(2, 0, RST)).hints == ("a window of 0",)


WRONG_VALUES = """
    < SYN seq=irs        > SYN,ACK seq=iss ack=irs+1    SYN-RECEIVED  timer=1.0
        # ack: any other ack
        # ack=1: irs was not kept
        # timer: any other time
        # timer=None: no timer was started
        # TypeError: two things are compared that cannot be
"""


@pytest.mark.parametrize(
    ("other", "hint"),
    [
        ({"sends": segment(ack=7)}, "any other ack"),
        ({"sends": segment(ack=1)}, "irs was not kept"),
        ({"timer": 9.0}, "any other time"),
        ({"timer": None}, "no timer was started"),
    ],
    ids=["another ack", "that ack", "another time", "that time"],
)
def test_a_hint_for_a_wrong_value_stands_in_place_of_the_others(other: dict[str, object], hint: str) -> None:
    assert failure_of(WRONG_VALUES, **other).hints == (hint,)


def test_a_hint_for_an_error_stands_in_place_of_what_the_error_means_elsewhere() -> None:
    class Broken(Machine):
        def on_segment(self, arrived: Segment, now: float) -> object:
            return now < None  # type: ignore[operator]

    with pytest.raises(CheckFailed) as failure:
        walk(Broken, WRONG_VALUES)
    assert failure.value.failure is not None
    assert failure.value.failure.hints == ("two things are compared that cannot be",)
