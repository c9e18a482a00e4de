"""A listener whose queue fills: what the kernel does, told event by event."""

import sys

import pytest

from loopback import kernel, loopback_hosts
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


def test_where_queues_are_not_shown_a_recording_answers_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say_once.cache_clear()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert kernel.accept_queue_trace(1, ["connect", "hang up"]) == [(1, 1), (1, 1)]
    assert capsys.readouterr().out.startswith("(From a recording: accept queues are not shown on this system; ")
    with pytest.raises(kernel.NotShown, match=r"^[^\n]+$"):
        kernel.accept_queue_trace(9, ["connect"])
