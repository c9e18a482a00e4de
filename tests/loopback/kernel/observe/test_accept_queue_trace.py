"""A listener whose queue fills: what the kernel does, told event by event."""

import sys

import pytest

from loopback import kernel, loopback_hosts
from loopback.kernel.observe import accept_queue_trace as backlog
from loopback.kernel.observe.queues import NotShown
from loopback.recordings import say_once

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows its queues")


@linux
@pytest.mark.parametrize("host", loopback_hosts())
@pytest.mark.parametrize("depth", [0, 1, 4])
def test_one_more_than_the_backlog_wait(host: str, depth: int) -> None:
    counts = kernel.accept_queue_trace(depth, ["connect"] * (depth + 3), host=host)
    assert counts[-1] == counts[depth] == (depth + 1, depth + 1)


@linux
def test_accept_makes_room() -> None:
    assert kernel.accept_queue_trace(0, ["connect", "connect", "accept", "connect"]) == [(1, 1), (1, 1), (1, 0), (2, 1)]


@linux
@pytest.mark.parametrize("end", ["hang up", "reset"])
def test_a_client_that_ends_its_connection_stays_in_the_queue(end: str) -> None:
    assert kernel.accept_queue_trace(0, ["connect", end, end, "connect", "accept", "connect"]) == [
        *[(1, 1)] * 4,
        (1, 0),
        (2, 1),
    ]


@linux
@pytest.mark.parametrize("event", ["accept", "hang up", "reset"])
def test_with_an_empty_queue_nothing_happens(event: str) -> None:
    assert kernel.accept_queue_trace(1, [event]) == [(0, 0)]


def test_an_unknown_event_is_refused() -> None:
    with pytest.raises(ValueError, match="'listen'"):
        kernel.accept_queue_trace(1, ["listen"])


@linux
@pytest.mark.parametrize("case", backlog._RECORDED, ids=str)
def test_a_recording_is_what_linux_does(case: tuple[int, tuple[str, ...]]) -> None:
    assert kernel.accept_queue_trace(*case) == backlog._RECORDED[case]


def test_where_queues_are_not_shown_the_recording_answers_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say_once.cache_clear()
    monkeypatch.setattr(sys, "platform", "darwin")
    (depth, events), counts = next(iter(backlog._RECORDED.items()))
    assert kernel.accept_queue_trace(depth, list(events)) == counts
    assert capsys.readouterr().out.endswith("recorded on Linux.\n")
    assert kernel.accept_queue_trace(9, ["connect"], otherwise=[(1, 1)]) == [(1, 1)]
    with pytest.raises(NotShown, match=r"^[^\n]+ not recorded on Linux$"):
        kernel.accept_queue_trace(9, ["connect"])
