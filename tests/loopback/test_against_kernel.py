"""An endpoint against the kernel host: as client, as server, over links that lose, and against its deadline."""

import sys
import time
from pathlib import Path

import pytest

from loopback import ACK, RST, SYN, Segment, kernel
from loopback.check import remote
from loopback.kernel import KernelHost
from loopback.link import Link, against_kernel, run_against_kernel
from loopback.pcap import write_pcap
from loopback.trace import ladder_of, relative, trace_of
from tests.support.tcp_parts import Handshake

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
LAST = 2**32 - 1


def test_a_client_shakes_hands_with_the_kernel_and_the_run_is_drawn():
    with KernelHost() as host, host.listener(80) as listener:
        client = Handshake(4000, 80, LAST)
        ladder = run_against_kernel(
            client, host, client.open_active(host.now), until=lambda: client.state == "ESTABLISHED"
        )
        connection, address = listener.accept()
        with connection:
            assert address == (host.own_address, 4000)
            assert kernel.tcp_state(connection) == "ESTABLISHED"
    assert [segment.flags for segment in ladder.items[:2]] == [SYN, SYN | 16]
    drawn = ladder_of(relative(trace_of(ladder.items[:3]))).text()
    assert "SYN,ACK seq=0 ack=1" in drawn and "ACK seq=1 ack=1" in drawn
    assert "ESTABLISHED" in ladder.text() and "you" in ladder.text() and "kernel" in ladder.text()


def test_the_last_segment_is_on_the_wire_when_the_run_ends():
    with KernelHost() as host, host.listener(80) as listener:
        client = Handshake(4000, 80, 1)
        run_against_kernel(
            client, host, client.open_active(host.now), until=lambda: client.state == "ESTABLISHED"
        )
        listener.settimeout(2.0)
        listener.accept()[0].close()


def test_a_server_answers_a_client_of_the_kernels():
    with KernelHost() as host:
        server = Handshake(80, 4000, LAST)
        server.open_passive()
        with host.client(80, source_port=4000) as client:
            run_against_kernel(server, host, until=lambda: server.state == "ESTABLISHED")
            assert kernel.tcp_state(client) == "ESTABLISHED"
            assert client.getpeername() == (host.own_address, 80)


def test_what_is_lost_is_sent_again_by_the_timer():
    with KernelHost() as host, host.listener(80):
        client = Handshake(4000, 80, 7, rto=0.2)
        ladder = run_against_kernel(
            client,
            host,
            client.open_active(host.now),
            until=lambda: client.state == "ESTABLISHED",
            to_kernel=Link(delay=0.0, drop={1}),
            from_kernel=Link(delay=0.02, repeat={1}),
        )
    told = ladder.text()
    assert "lost" in told and "(again)" in told and client.state == "ESTABLISHED"
    assert len([segment for segment in ladder.items if segment.flags == SYN]) == 2


class Exercise:
    """An exercise as the tests of a grader see it: whether it has hung."""

    hung = False

    def has_hung(self) -> bool:
        return self.hung

    def note_hang(self) -> None:
        self.hung = True


class NeverQuiet(Handshake):
    """A client that sends its SYN again and again, whatever comes."""

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        return []


def test_in_a_grader_a_run_that_gave_up_shortens_the_next_of_the_exercise(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remote, "current", Exercise())
    told = []
    for _ in range(2):
        with KernelHost() as host, host.listener(80):
            client = NeverQuiet(4000, 80, 7, rto=0.1)
            first = client.open_active(host.now)
            told.append(run_against_kernel(client, host, first, until=lambda: False, deadline=2.0).text())
    assert "gave up after 2 s" in told[0]
    assert "gave up after 1 s" in told[1]


def test_a_run_that_does_not_come_to_its_end_gives_up_and_says_so():
    with KernelHost() as host:
        client = Handshake(4000, 80, 7)
        ladder = run_against_kernel(
            client, host, client.open_active(host.now), until=lambda: False, deadline=0.2
        )
    assert client.state == "CLOSED"  # nobody listens: the kernel's reset
    assert [RST in segment.flags for segment in ladder.items] == [False, True]
    assert "gave up after 0.2 s" in ladder.text()


class AtWrongPort(Handshake):
    """Answers from another port than the one that was called, so that the kernel resets, and calls again."""

    answers_resets = False

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        if SYN in segment.flags:
            self.irs = segment.seq
        elif not self.answers_resets:
            return []
        return [Segment(source_port=81, destination_port=4000, seq=7, ack=self.irs + 1, flags=SYN | ACK)]


@pytest.fixture
def short_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(against_kernel, "SILENCE", 0.5)


@pytest.mark.usefixtures("short_silence")
@pytest.mark.parametrize("answers_resets", [False, True])
def test_a_run_gives_up_once_the_endpoint_has_no_timer_and_nothing_new_is_sent(answers_resets: bool):
    begun = time.monotonic()
    with KernelHost() as host, host.client(80, source_port=4000):
        server = AtWrongPort(80, 4000, 7)
        server.answers_resets = answers_resets
        ladder = run_against_kernel(server, host, until=lambda: False, deadline=100.0)
    assert time.monotonic() < begun + 50.0
    told = ladder.text()
    assert "gave up: nothing new is sent any more" in told
    assert "(again)" in told or not answers_resets
    assert [segment.flags for segment in ladder.items[:3]] == [SYN, SYN | ACK, RST]


@pytest.mark.usefixtures("short_silence")
def test_a_timer_that_starts_and_stops_does_not_prolong_a_run():
    class Flickering(Handshake):
        """Has a timer in every third look at it, which is never due."""

        looks = 0

        @property  # type: ignore[override]
        def timer(self) -> float | None:
            self.looks += 1
            return 1e9 if self.looks % 3 == 0 else None

        @timer.setter
        def timer(self, _: float | None) -> None:
            """Keep none."""

    with KernelHost() as host:
        ladder = run_against_kernel(Flickering(80, 4000, 7), host, until=lambda: False, deadline=60.0)
    assert "gave up: nothing new is sent any more" in ladder.text()


class LateCaller(Handshake):
    """Calls when its timer is due, long after nothing has happened."""

    def open_passive(self) -> list[Segment]:
        self.timer = against_kernel.SILENCE + 1.0
        return []

    def on_timer(self, now: float) -> list[Segment]:
        self.timer = None
        return self.open_active(now)


@pytest.mark.usefixtures("short_silence")
def test_a_run_waits_for_an_endpoint_whose_timer_is_due_late():
    with KernelHost() as host, host.listener(80):
        client = LateCaller(4000, 80, 7)
        client.open_passive()
        run_against_kernel(client, host, until=lambda: client.state == "ESTABLISHED", deadline=30.0)
    assert client.state == "ESTABLISHED"


@pytest.mark.usefixtures("short_silence")
def test_where_a_link_loses_the_kernel_has_the_whole_deadline_for_another_copy():
    with KernelHost() as host, host.client(80, source_port=4000):
        server = Handshake(80, 4000, 7)
        server.open_passive()
        run_against_kernel(
            server,
            host,
            until=lambda: server.state == "ESTABLISHED",
            deadline=30.0,
            from_kernel=Link(delay=0.0, drop={1, 2, 3}),  # the fourth SYN comes after seven seconds
        )
    assert server.state == "ESTABLISHED"


def test_an_endpoint_that_returns_no_list_of_segments_is_named():
    class Mute(Handshake):
        def on_segment(self, segment: Segment, now: float) -> list[Segment]:
            return None  # type: ignore[return-value]

    with KernelHost() as host, pytest.raises(TypeError, match="on_segment must return a list of segments"):
        client = Mute(4000, 80, 7)
        run_against_kernel(client, host, client.open_active(host.now), until=lambda: False)


def test_a_run_can_be_written_as_a_capture(tmp_path: Path):
    with KernelHost() as host, host.listener(80):
        client = Handshake(4000, 80, 7)
        ladder = run_against_kernel(
            client, host, client.open_active(host.now), until=lambda: client.state == "ESTABLISHED"
        )
    write_pcap(ladder, tmp_path / "run.pcap")
    assert (tmp_path / "run.pcap").stat().st_size == 24 + 3 * (16 + 14 + 20 + 20) + 4  # and the kernel's MSS
