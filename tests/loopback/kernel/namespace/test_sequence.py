"""The kernel's sequence numbers: what it begins with, what it takes, and the stand-in that answers elsewhere."""

import sys
from itertools import pairwise

import pytest

from loopback import kernel, system
from loopback.kernel.namespace.sequence import Injection
from loopback.segment import ACK, RST, SYN, Flag, Segment

pytestmark = pytest.mark.skipif(not system.has_namespaces, reason="needs a network namespace")
WINDOW = 5000
CASES = [(ACK, b""), (ACK, b"X"), (ACK, b"XYZ"), (RST, b"")]  # flags and data


def segments(rcv_nxt: int) -> list[Segment]:
    """A segment of each kind at each place by an edge of the window."""
    places = (-4, -3, -2, -1, 0, 1, 2, WINDOW - 3, WINDOW - 1, WINDOW + 5, 2**30, 2**31 + 9)
    return [segment((rcv_nxt + place) % 2**32, *case) for place in places for case in CASES]


def segment(seq: int, flags: Flag = ACK, payload: bytes = b"X") -> Segment:
    return Segment(source_port=4000, destination_port=80, seq=seq, flags=flags, payload=payload)


def test_the_window_has_as_many_numbers_as_it_is_wide() -> None:
    places = (-1, 0, WINDOW - 1, WINDOW)
    numbers = [segment((2**32 - 3 + place) % 2**32) for place in places]
    found = kernel.inject(numbers, rcv_nxt=2**32 - 3, rcv_wnd=WINDOW)
    assert [each.taken for each in found] == [False, True, True, False]
    assert [each.acknowledged for each in found] == [2**32 - 3, 2**32 - 2, 2**32 - 3, 2**32 - 3]
    assert all(each.alive for each in found)


def test_only_the_expected_number_resets_a_connection() -> None:
    resets = [segment(number, RST, b"") for number in (2**32 - 3, 2**32 - 2, 2**31)]
    assert kernel.inject(resets, rcv_nxt=2**32 - 3, rcv_wnd=WINDOW) == [
        Injection(taken=False, acknowledged=None, alive=False),
        Injection(taken=False, acknowledged=2**32 - 3, alive=True),
        Injection(taken=False, acknowledged=None, alive=True),
    ]


@pytest.mark.parametrize("rcv_nxt", [2**32 - 2, 2**32 - WINDOW, 77])
def test_the_stand_in_for_the_kernel_says_of_each_segment_what_linux_does(
    rcv_nxt: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    live = kernel.inject(segments(rcv_nxt), rcv_nxt=rcv_nxt, rcv_wnd=WINDOW)
    monkeypatch.setattr(sys, "platform", "darwin")
    stand_in = kernel.inject(segments(rcv_nxt), rcv_nxt=rcv_nxt, rcv_wnd=WINDOW)
    unlike = [(str(each), *pair) for each, *pair in zip(segments(rcv_nxt), live, stand_in, strict=True)]
    assert [case for case in unlike if case[1] != case[2]] == []


def test_a_closed_window_takes_an_empty_segment_at_the_expected_number_and_nothing_else() -> None:
    places = [(0, b"X"), (-1, b"XY"), (1, b"X"), (0, b""), (1, b""), (-1, b"")]
    numbers = [segment((5 + place) % 2**32, ACK, payload) for place, payload in places]
    found = kernel.inject(numbers, rcv_nxt=5, rcv_wnd=0)
    assert not any(each.taken for each in found) and all(each.alive for each in found)
    assert [each.acknowledged for each in found] == [5, 5, 5, None, 5, 5]


@pytest.mark.parametrize("rcv_nxt", [2**32 - 2, 1000])
def test_the_stand_in_for_a_closed_window_says_what_linux_does(
    rcv_nxt: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [segment((rcv_nxt + place) % 2**32, *case) for place in (-2, -1, 0, 1, 2**31) for case in CASES]
    live = kernel.inject(asked, rcv_nxt=rcv_nxt, rcv_wnd=0)
    monkeypatch.setattr(sys, "platform", "darwin")
    stand_in = kernel.inject(asked, rcv_nxt=rcv_nxt, rcv_wnd=0)
    unlike = [(str(each), *pair) for each, *pair in zip(asked, live, stand_in, strict=True)]
    assert [case for case in unlike if case[1] != case[2]] == []


def test_a_window_that_the_kernel_does_not_give_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="the kernel's window is"):
        kernel.inject([segment(5)], rcv_nxt=5, rcv_wnd=10)


def test_a_conversation_begins_with_the_number_that_was_asked_for() -> None:
    said = kernel.conversation(client_isn=2**32 - 3)
    assert next(each.seq for each in said if SYN in each.flags) == 2**32 - 3
    assert next(each.seq for each in said if each.payload) == 2**32 - 2
    assert said[-1].seq == 4


def test_the_stand_in_for_a_conversation_begins_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    live = [each.seq for each in kernel.conversation(client_isn=7) if each.source_port == 4000]
    monkeypatch.setattr(sys, "platform", "darwin")
    stand_in = [each.seq for each in kernel.conversation(client_isn=7) if each.source_port == 4000]
    assert sorted(set(stand_in)) == sorted(set(live))


def test_the_same_connection_begins_further_on_each_time() -> None:
    numbers = kernel.initial_numbers([4000] * 4, every=0.064)
    for (before, first), (after, second) in pairwise(numbers):
        assert 0.02 < after - before < 5
        assert (second - first) % 2**32 == pytest.approx((after - before) * 1e9 / 64, rel=0.3)


def test_other_connections_begin_anywhere() -> None:
    numbers = [number for _, number in kernel.initial_numbers(range(4000, 4300))]
    assert len(set(numbers)) == 300 and len({number // 2**28 for number in numbers}) == 16


def test_initial_numbers_that_nobody_recorded_cannot_be_had_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(kernel.Unavailable):
        kernel.initial_numbers([4001, 4002, 4003])
