"""What the kernel answers to pieces in any order, and its recording."""

import random
import sys

import pytest

from loopback import kernel
from loopback.kernel.namespace import host
from loopback.recordings import say_once

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")


@needs_linux
def test_early_bytes_are_kept_and_acknowledged_with_the_first_that_is_missing() -> None:
    assert kernel.reassembles([(5, b"world"), (0, b"hello")]) == [(0, 0), (10, 10)]


@needs_linux
def test_a_fin_takes_a_number_once_nothing_before_it_is_missing() -> None:
    assert kernel.reassembles([(1, b"b", True), (0, b"a"), (2, b"", True)]) == [(0, 0), (3, 2), (3, 2)]


@needs_linux
def test_a_stream_cut_at_random_is_put_together() -> None:
    rng = random.Random(3)
    pieces = [(low, bytes(rng.randrange(1, 9))) for low in rng.sample(range(40), 30)]
    come, wanted = set[int](), []
    for index, data in pieces:
        come |= set(range(index, index + len(data)))
        first = next(place for place in range(99) if place not in come)
        wanted.append((first, first))
    assert kernel.reassembles(pieces) == wanted


def test_a_piece_that_nothing_answers_is_refused() -> None:
    with pytest.raises(ValueError, match="neither data nor FIN"):
        kernel.reassembles([(0, b"")])


def test_elsewhere_a_recording_answers_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(host.sys, "platform", "darwin")
    say_once.cache_clear()
    assert kernel.reassembles([(5, b"world"), (0, b"hello")]) == [(0, 0), (10, 10)]
    assert "From a recording" in capsys.readouterr().out
    with pytest.raises(kernel.Unavailable):
        kernel.reassembles([(0, b"a piece that no notebook asks about")])
