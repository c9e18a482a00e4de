"""A link decides fates by seed or by schedule; virtual and live networks carry segments by them."""

from collections import Counter

import pytest

from loopback import ACK, SYN, Segment
from loopback.link import Link, LiveLink, UDPHost, VirtualNetwork, run_over_udp
from loopback.link.endpoint import segments_from
from loopback.peers import SegmentPeer


def fates(**settings: object) -> list[int]:
    link: Link[bytes] = Link(**settings)  # type: ignore[arg-type]
    return [len(link.carry(b"x", 0.0)) for _ in range(2000)]


def test_a_schedule_drops_and_repeats_exactly_what_it_names():
    assert fates(drop={1, 3}, repeat={2})[:5] == [0, 2, 0, 1, 1]


def test_chances_come_out_about_as_asked_and_the_same_for_one_seed():
    once = fates(loss=0.2, duplication=0.1, seed="a")
    assert once == fates(loss=0.2, duplication=0.1, seed="a") != fates(loss=0.2, duplication=0.1, seed="b")
    counts = Counter(once)
    assert 300 < counts[0] < 500 and 100 < counts[2] < 220


def test_reordering_lets_a_later_one_arrive_first():
    link: Link[int] = Link(reordering=0.3, seed="r")
    arrivals = sorted(
        (copy.at, number) for number in range(50) for copy in link.carry(number, number * 0.001)
    )
    assert [number for _, number in arrivals] != list(range(50))


def test_corruption_flips_one_bit():
    link: Link[bytes] = Link(corruption=1.0)
    (copy,) = link.carry(b"abc", 0.0)
    assert copy.spoiled
    assert bin(int.from_bytes(copy.item, "big") ^ int.from_bytes(b"abc", "big")).count("1") == 1


def test_bad_settings_name_the_remedy():
    with pytest.raises(ValueError, match="loss is a probability from 0 to 1, not 2"):
        Link(loss=2)
    with pytest.raises(TypeError, match="only bytes can be corrupted, not int"):
        Link(corruption=1.0).carry(3, 0.0)


class Caller:
    """Sends a SYN until it is answered; `right` says whether it has been."""

    def __init__(self) -> None:
        self.timer: float | None = 1.0
        self.state = "CALLING"

    def syn(self) -> list[Segment]:
        return [Segment(source_port=1, destination_port=2, seq=5, flags=SYN)]

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        self.timer, self.state = None, "ANSWERED"
        return []

    def on_timer(self, now: float) -> list[Segment]:
        self.timer = now + 1.0
        return self.syn()


class Answerer:
    timer = None
    state = "READY"

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        return [Segment(source_port=2, destination_port=1, seq=9, ack=segment.seq + 1, flags=ACK)]

    def on_timer(self, now: float) -> list[Segment]:
        return []


def test_the_virtual_network_keeps_exact_time_and_draws_what_happened():
    caller = Caller()
    network = VirtualNetwork(caller, Answerer(), to_right=Link(drop={1}))
    network.send("client", caller.syn())
    network.run()
    assert (caller.state, network.now) == ("ANSWERED", 1.02)
    text = network.ladder.text()
    assert "lost" in text and "again" in text and "ANSWERED" in text


def test_a_network_that_never_falls_quiet_ends():
    class Echo(Answerer):
        def on_segment(self, segment: Segment, now: float) -> list[Segment]:
            return [segment]

    network = VirtualNetwork(Echo(), Echo())
    network.send("client", Caller().syn())
    network.run()
    assert network.now == pytest.approx(2.0)


def test_a_run_stops_at_the_time_it_is_given():
    caller = Caller()
    network = VirtualNetwork(caller, Answerer(), to_right=Link(loss=1.0))
    network.send("client", caller.syn())
    network.run(until=3.5)
    assert network.now == 3.0


@pytest.mark.parametrize("answer", [None, Caller().syn()[0], [b"bytes"]])
def test_an_endpoint_that_returns_something_else_is_told_so(answer: object):
    with pytest.raises(TypeError, match="on_timer must return a list of segments, and it returned"):
        segments_from(answer, "on_timer")


def test_a_live_link_loses_what_its_schedule_says_and_delivers_the_rest():
    caller, answerer = Caller(), Answerer()
    caller.timer = 0.05
    with (
        LiveLink(Link(delay=0.0, drop={1})) as link,
        UDPHost(caller, link.left) as left,
        UDPHost(answerer, link.right) as right,
    ):
        link.join(left.address, right.address)
        left.send(caller.syn())
        assert run_over_udp(left, right, until=lambda: caller.state == "ANSWERED", deadline=20.0)


def test_over_udp_gives_up_at_its_deadline():
    with SegmentPeer([]) as peer, UDPHost(Answerer(), peer.address) as host:
        host.send(Caller().syn())
        assert not run_over_udp(host, until=lambda: False, deadline=0.1)


def test_a_stranger_is_not_heard():
    caller = Caller()
    caller.timer = None
    with SegmentPeer([]) as peer, SegmentPeer([]) as stranger, UDPHost(caller, peer.address) as host:
        stranger.send(Caller().syn(), host.address)
        assert not run_over_udp(host, until=lambda: caller.state == "ANSWERED", deadline=0.2)


def test_a_host_without_a_remote_says_so():
    with UDPHost(Answerer()) as host, pytest.raises(ValueError, match="needs a remote address"):
        host.send(Caller().syn())
