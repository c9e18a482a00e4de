"""drill walks a machine through a table and tells where it left the path."""

import pytest

from loopback import ACK, SYN, Segment
from loopback.check import CheckFailed, NotWritten, check_transitions


def segment(flags: int, seq: int, ack: int = 0) -> Segment:
    return Segment(source_port=1, destination_port=2, seq=seq, ack=ack, flags=flags)  # type: ignore[arg-type]


class Machine:
    """Answers a SYN with SYN,ACK, `off` numbers beside the right one."""

    def __init__(self, off: int = 0) -> None:
        self.state, self.off = "LISTEN", off

    def on_segment(self, arrived: Segment, now: float) -> list[Segment]:
        self.state = "SYN-RECEIVED"
        return [segment(SYN | ACK, 300, arrived.seq + 1 + self.off)]


ROWS = [
    (("on_segment", segment(SYN, 100), 0.0), [segment(SYN | ACK, 300, 101)], "SYN-RECEIVED", "the first row")
]


def test_a_machine_on_the_path_gets_one_tick(capsys: pytest.CaptureFixture[str]):
    check_transitions("it answers a SYN", Machine, ROWS)
    assert capsys.readouterr().out == "✓ it answers a SYN\n"


def test_a_wrong_segment_is_told_field_by_field_with_the_ladder():
    with pytest.raises(CheckFailed) as failure:
        check_transitions("it answers a SYN", lambda: Machine(off=1), ROWS)
    story = str(failure.value)
    assert "SYN seq=100" in story.split("Expected")[0], "the ladder shows what arrived"
    assert "Expected: on_segment(SYN seq=100) sends SYN,ACK seq=300 ack=101" in story
    assert "sends SYN,ACK seq=300 ack=102 (ack 102 instead of 101)" in story
    assert story.endswith("Where to look: the first row")


def test_a_wrong_state_is_told():
    with pytest.raises(
        CheckFailed, match=r"Expected: after on_segment\(SYN seq=100\) the state is ESTABLISHED"
    ):
        check_transitions("it is established", Machine, [(ROWS[0][0], ROWS[0][1], "ESTABLISHED")])


@pytest.mark.parametrize("answer", [None, (), [b"bytes"], "SYN"])
def test_what_is_not_a_list_of_segments_is_shown_as_it_is(answer: object):
    class Odd(Machine):
        def on_segment(self, arrived: Segment, now: float) -> object:  # type: ignore[override]
            return answer

    with pytest.raises(CheckFailed, match="Got: "):
        check_transitions("it answers", Odd, ROWS)


def test_a_stub_is_not_written():
    class Stub(Machine):
        def on_segment(self, arrived: Segment, now: float) -> list[Segment]:
            raise NotImplementedError("not written yet")

    with pytest.raises(NotWritten, match="on_segment is not written yet"):
        check_transitions("it answers", Stub, ROWS)


def test_a_constructor_that_fails_is_a_story_too():
    with pytest.raises(CheckFailed, match="raised ZeroDivisionError"):
        check_transitions("it answers", lambda: 1 // 0, ROWS)


def test_a_line_of_the_test_is_not_shown_as_the_students():
    with pytest.raises(CheckFailed) as failure:
        check_transitions("it answers", lambda: undefined_machine(), ROWS)  # type: ignore[name-defined]  # noqa: F821
    assert "undefined_machine()" not in str(failure.value)
