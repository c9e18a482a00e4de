"""The kernel as the receiver of a sender without a socket."""

import sys
import time

import pytest

from loopback import FIN, Flag, Segment, kernel

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
ISS = 2**32 - 30


class Plain:
    """Sends within the window, 100 bytes at a time; every fifth of a second the oldest segment again, or a byte."""

    def __init__(self) -> None:
        self.data, self.acked, self.sent, self.window, self.ends = b"", 0, 0, 0, 0
        self.timer: float | None = None

    def write(self, data: bytes) -> None:
        self.data += data

    def close(self) -> None:
        self.ends = len(self.data) + 1

    def on_ack(self, ack: int, window: int, now: float) -> None:
        place = (ack - ISS - 1) % 2**32
        if place <= self.sent:
            self.acked, self.window = place, window
        self.timer = now + 0.2 if self.acked < self.ends or not self.ends else None

    def piece(self, begin: int, end: int) -> Segment:
        return Segment(
            source_port=4000,
            destination_port=80,
            seq=(ISS + 1 + begin) % 2**32,
            flags=FIN if end == self.ends else Flag(0),
            payload=self.data[begin:end],
        )

    def segments(self, now: float) -> list[Segment]:
        fresh = []
        while self.sent < min(self.acked + self.window, self.ends):
            end = min(self.sent + 100, self.acked + self.window, self.ends)
            fresh.append(self.piece(self.sent, end))
            self.sent = end
        return fresh

    def on_timer(self, now: float) -> list[Segment]:
        self.timer = now + 0.2
        self.sent = max(self.sent, self.acked + 1)
        return [self.piece(self.acked, min(self.acked + 100, self.sent))]


DATA = bytes(place % 251 for place in range(6000))


def test_everything_reaches_a_program_that_reads_at_once() -> None:
    transfer = kernel.KernelTransfer().run(Plain(), DATA, ISS)
    assert transfer.received == DATA
    assert transfer.ended
    assert "0:100" in str(transfer.ladder)


def test_a_program_that_pauses_closes_the_window() -> None:
    transfer = kernel.KernelTransfer(pause=0.2).run(Plain(), DATA, ISS)
    assert transfer.received == DATA
    assert 0 in transfer.windows
    assert "the program reads" in str(transfer.ladder)


def test_where_the_new_window_is_lost_the_sender_has_to_ask() -> None:
    transfer = kernel.KernelTransfer(pause=0.2, loses_update=True).run(Plain(), DATA, ISS)
    assert transfer.received == DATA
    assert any("--X" in line or "X--" in line for line in str(transfer.ladder).splitlines())


def test_what_is_dropped_is_sent_again() -> None:
    transfer = kernel.KernelTransfer(drop={2}).run(Plain(), DATA[:500], ISS)
    assert transfer.received == DATA[:500]
    assert "lost" in str(transfer.ladder)


def test_a_sender_that_says_nothing_is_left_after_a_while() -> None:
    transfer = kernel.KernelTransfer(drop=range(1, 999)).run(Plain(), DATA, ISS, timeout=0.5)
    assert (transfer.received, transfer.ended) == (b"", False)


def test_it_ends_when_no_timer_runs_and_nobody_says_anything() -> None:
    class Silent(Plain):
        def on_ack(self, ack: int, window: int, now: float) -> None:
            super().on_ack(ack, window, now)
            self.timer = None

    begun = time.monotonic()
    transfer = kernel.KernelTransfer(drop=range(1, 999)).run(Silent(), DATA, ISS, timeout=60.0)
    assert not transfer.ended
    assert time.monotonic() < begun + 30.0
