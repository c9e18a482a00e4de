"""check ticks off what holds and tells the story of what does not."""

import threading

import pytest

from loopback import SYN, Segment
from loopback.check import CheckFailed, attempt, check, check_threads, expect
from loopback.check.expect import begin_cell
from loopback.check.format import show
from loopback.check.outcome import same
from loopback.peers import Log


def test_a_claim_that_holds_is_printed_with_a_tick(capsys: pytest.CaptureFixture[str]):
    check(True, "two and two are four")
    assert capsys.readouterr().out == "✓ two and two are four\n"


def test_a_claim_that_fails_tells_steps_expected_got_and_where_to_look():
    log = Log()
    log.note("the peer sent b'he' (2 bytes)")
    log.note("the peer closed")
    with pytest.raises(CheckFailed) as failure:
        check(False, "it returns b'hello'", expected=b"hello", got=b"he", log=log, look_at="the loop")
    assert str(failure.value) == (
        "✗ it returns b'hello'\n"
        "\nWhat happened:\n  1. the peer sent b'he' (2 bytes)\n  2. the peer closed\n"
        "\nExpected: b'hello'\nGot: b'he'\n"
        "\nWhere to look: the loop"
    )


def test_only_true_itself_holds():
    class AlwaysTrue:
        def __bool__(self) -> bool:
            return True

        def __eq__(self, other: object) -> bool:
            return True

    for pretender in (AlwaysTrue(), 1, "yes"):
        with pytest.raises(CheckFailed):
            check(pretender, "it holds")  # type: ignore[arg-type]


def test_none_can_be_expected():
    with pytest.raises(CheckFailed, match="Expected: None\nGot: 3"):
        check(False, "nothing", expected=None, got=3)


def test_an_outcome_is_told_in_words():
    with pytest.raises(CheckFailed, match=r"Got: .* raised ValueError: no"):
        check(False, "it works", got=attempt(lambda: (_ for _ in ()).throw(ValueError("no"))))


def test_a_notebook_shows_the_story_and_no_traceback():
    assert CheckFailed("✗ the story")._render_traceback_() == ["✗ the story"]


class Forged(bytes):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = bytes.__hash__


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        ([1, (b"a", "b")], [1, (b"a", "b")], True),
        ([1], (1,), False),
        (1, 1.0, False),
        (1, True, False),
        ({"a": [1]}, {"a": [1]}, True),
        ({"a": 1}, {"a": True}, False),
        (Forged(b"no"), b"yes", False),
        ([Forged(b"no")], [b"yes"], False),
        (Segment(source_port=1, destination_port=2, seq=3, flags=SYN),) * 2 + (True,),
        (
            Segment(source_port=1, destination_port=2, seq=3),
            Segment(source_port=1, destination_port=2, seq=3.0),  # type: ignore[arg-type]
            False,
        ),
        ({1, 2}, {2, 1}, True),
        (ValueError("a"), ValueError("a"), False),
    ],
)
def test_sameness_goes_by_type_and_content(left: object, right: object, equal: bool):
    assert same(left, right) is equal


def test_a_long_value_is_shortened_with_its_size():
    assert show(b"x" * 5000).endswith("(5,000 bytes)")
    assert show(list(range(1000))).endswith("(1,000 items)")


@pytest.mark.parametrize("make", [bytes, bytearray])
def test_bytes_are_shortened_only_where_that_is_shorter(make: type[bytes] | type[bytearray]):
    def written_in_full(data: bytes | bytearray) -> bool:
        return show(data) == repr(data)

    assert written_in_full(make(28))  # twice sixteen of them would be more than there are
    assert all(len(show(make(size))) <= len(repr(make(size))) for size in range(200))
    assert written_in_full(make(b"x" * 50)) and not written_in_full(make(b"x" * 5000))
    assert not written_in_full(make(60))


def test_a_repr_that_fails_does_not_spoil_the_story():
    class Broken:
        def __repr__(self) -> str:
            raise RuntimeError("broken")

    assert show(Broken()) == "<a Broken whose repr raised RuntimeError>"


def test_a_long_log_keeps_its_ends():
    log = Log()
    for step in range(100):
        log.note(f"step {step}")
    lines = log.text().splitlines()
    assert (lines[0], lines[-1]) == ("1. step 0", "100. step 99")
    assert any("76 more steps" in line for line in lines) and len(lines) == 25


def test_a_thread_that_died_fails_the_claim_that_none_did(capsys: pytest.CaptureFixture[str]) -> None:
    def dies_in_the_background() -> None:
        thread = threading.Thread(target={}.pop, args=("no such client",))
        thread.start()
        thread.join()

    begin_cell()
    check_threads()
    assert capsys.readouterr().out == "✓ no thread dies of an error\n"
    expect(dies_in_the_background)
    with pytest.raises(CheckFailed, match="a thread of yours died of KeyError") as caught:
        check_threads(["a step"])
    assert caught.value.failure and caught.value.failure.got == "1 thread died of an error"
    begin_cell()
