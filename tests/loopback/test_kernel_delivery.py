"""The kernel as the sender to a receiver without a socket."""

import random
import time

import pytest

from loopback import FIN, Segment, kernel
from loopback.link import KernelDelivery

pytestmark = pytest.mark.skipif(not kernel.has_host(), reason="no network namespaces here")
DATA = random.Random(1).randbytes(6000)


class Plain:
    """Keeps bytes in a dictionary by their index, and has room for so many behind the first unread one."""

    def __init__(self, irs: int, capacity: int) -> None:
        self.irs, self.capacity = irs, capacity
        self.bytes: dict[int, int] = {}
        self.at, self.next, self.end = 0, 0, -1

    @property
    def ack(self) -> int:
        return (self.irs + 1 + self.next + self.finished) % 2**32

    @property
    def window(self) -> int:
        return self.capacity - (self.next - self.at)

    @property
    def finished(self) -> bool:
        return self.next == self.end

    def on_segment(self, segment: Segment) -> bool:
        begin = (segment.seq - self.irs - 1) % 2**32
        for index, byte in enumerate(segment.payload, begin):
            if index < self.at + self.capacity:
                self.bytes.setdefault(index, byte)
        while self.next in self.bytes:
            self.next += 1
        if FIN in segment.flags:
            self.end = begin + len(segment.payload)
        return bool(segment.payload) or FIN in segment.flags

    def read(self, limit: int) -> bytes:
        taken = bytes(self.bytes[index] for index in range(self.at, min(self.next, self.at + limit)))
        self.at += len(taken)
        return taken


class Deaf(Plain):
    """Never says that an acknowledgement is due."""

    def on_segment(self, segment: Segment) -> bool:
        super().on_segment(segment)
        return False


def test_everything_comes_through_a_receiver() -> None:
    delivery = KernelDelivery().run(Plain, DATA, 4000)
    assert (delivery.received, delivery.finished) == (DATA, True)
    assert delivery.acknowledged
    assert "0:536" in str(delivery.ladder)


def test_what_the_link_does_to_segments_is_drawn_and_mended_by_the_kernel() -> None:
    delivery = KernelDelivery(drop={1}, late={3}, repeat={4}).run(Plain, DATA, 4000)
    assert (delivery.received, delivery.finished) == (DATA, True)
    lines = str(delivery.ladder).splitlines()
    assert "X" in lines[1]
    assert any("arrives after" in line for line in lines)


def test_a_program_that_pauses_closes_the_window() -> None:
    delivery = KernelDelivery(pause=0.2).run(Plain, DATA, 4 * 536)
    assert (delivery.received, delivery.finished) == (DATA, True)
    assert 0 in delivery.windows
    assert "the program reads" in str(delivery.ladder)


def test_a_receiver_that_does_not_acknowledge_the_fin_is_told_apart() -> None:
    class WithoutFin(Plain):
        @property
        def ack(self) -> int:
            return (self.irs + 1 + self.next) % 2**32

    delivery = KernelDelivery().run(WithoutFin, DATA, 4000)
    assert (delivery.received, delivery.finished, delivery.acknowledged) == (DATA, True, False)


def test_a_receiver_that_acknowledges_nothing_gets_a_window_and_no_more() -> None:
    delivery = KernelDelivery().run(Deaf, DATA, 2000, timeout=0.5)
    assert not delivery.finished
    assert len(delivery.received) <= 2000


class Endless(Plain):
    """Does not see that the stream has ended."""

    finished = False  # type: ignore[assignment]


@pytest.mark.parametrize("kind", [Deaf, Endless])
def test_a_delivery_ends_once_the_kernel_repeats_a_segment_and_nothing_changes(kind: type[Plain]) -> None:
    begun = time.monotonic()
    delivery = KernelDelivery().run(kind, DATA, 8000, timeout=100.0)
    assert not delivery.finished
    assert time.monotonic() < begun + 50.0


def test_copies_that_waited_here_while_the_receiver_did_not_run_end_nothing() -> None:
    class Slow(Plain):
        """Takes so long over its first segment that the kernel sends that again and again."""

        def on_segment(self, segment: Segment) -> bool:
            if self.next == 0:
                time.sleep(4.0)
            return super().on_segment(segment)

    delivery = KernelDelivery().run(Slow, DATA, 8000, timeout=60.0)
    assert (delivery.received, delivery.finished) == (DATA, True)


def test_what_the_kernel_asks_while_the_program_pauses_ends_nothing() -> None:
    delivery = KernelDelivery(pause=4.0).run(Plain, DATA, 4 * 536, timeout=60.0)
    assert (delivery.received, delivery.finished) == (DATA, True)
