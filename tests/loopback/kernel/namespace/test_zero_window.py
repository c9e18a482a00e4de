"""A window of the kernel's that closes and opens, and its recording."""

import sys

import pytest

from loopback import kernel
from loopback.kernel.namespace import host
from loopback.recordings import say_once

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")


@needs_linux
def test_the_receiver_speaks_first_when_all_is_read() -> None:
    seen = kernel.zero_window()
    assert seen.before[-1].window == 0
    assert (seen.speaks_first, seen.after[0].window) == ("receiver", 2048)
    assert seen.after[0].ack == seen.before[-1].ack
    assert len(seen.after[1].payload) > 0


@needs_linux
@pytest.mark.parametrize("read", [0, 100])
def test_the_sender_asks_when_little_or_nothing_is_read(read: int) -> None:
    seen = kernel.zero_window(read=read)
    probe, answer = seen.after
    assert (seen.speaks_first, probe.payload, answer.window) == ("sender", b"", 0)
    assert probe.seq == (answer.ack - 1) % 2**32, "the number of a byte that has been acknowledged"


@needs_linux
def test_the_ladder_has_the_windows_and_the_read() -> None:
    lines = kernel.zero_window(probes=1).ladder.text().splitlines()
    assert "reads 2,048" in lines[7]
    assert "window=0" in lines[4]
    assert "window=2048" in lines[8]


def test_elsewhere_a_recording_answers_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(host.sys, "platform", "darwin")
    say_once.cache_clear()
    assert [kernel.zero_window(read=read).speaks_first for read in (2048, 100, 0)] == ["receiver", "sender", "sender"]
    assert "From a recording" in capsys.readouterr().out
