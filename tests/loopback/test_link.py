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


def test_what_is_on_the_wire_when_a_run_stops_arrives_in_the_next():
    hearer = Hearer()
    network = VirtualNetwork(Hearer(), hearer, to_right=Link(delay=1.0))
    network.send("client", [b"late"])
    network.run(until=0.5)
    assert hearer.delivered == []
    network.run()
    assert hearer.delivered == [b"late"]


@pytest.mark.parametrize("answer", [None, Caller().syn()[0], [b"bytes"]])
def test_an_endpoint_that_returns_something_else_is_told_so(answer: object):
    with pytest.raises(TypeError, match="on_timer must return a list of segments, and it returned"):
        segments_from(answer, "on_timer")


def test_a_host_of_datagrams_says_so_to_an_endpoint_that_returns_something_else():
    with UDPHost(Hearer(), ("127.0.0.1", 9), datagrams=True) as host:
        for answer in (None, Caller().syn()):
            with pytest.raises(TypeError, match="send must return a list of datagrams"):
                host.send(answer, "send")


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


def test_a_schedule_delays_and_spoils_exactly_what_it_names():
    link: Link[bytes] = Link(delay=0.5, late={1}, spoil={2})
    sent = [link.carry(b"abc", 0.0)[0] for _ in range(3)]
    assert [copy.at for copy in sent] == [1.5, 0.5, 0.5]
    assert [copy.spoiled for copy in sent] == [copy.item != b"abc" for copy in sent] == [False, True, False]


def test_a_rate_makes_each_item_wait_for_those_before_it():
    link: Link[bytes] = Link(rate=1000, delay=0.5)
    assert [link.carry(bytes(250), 0.0)[0].at for _ in range(3)] == [0.75, 1.0, 1.25]
    assert link.waiting(0.0) == 750 and link.waiting(0.25) == 500 and link.waiting(9.0) == 0
    assert link.carry(bytes(250), 9.0)[0].at == 9.75


def test_a_full_queue_loses_what_does_not_fit_and_takes_what_comes_when_there_is_room():
    link: Link[bytes] = Link(rate=1000, queue=500, delay=0.0)
    assert [len(link.carry(bytes(250), 0.0)) for _ in range(3)] == [1, 1, 0]
    assert len(link.carry(bytes(251), 0.25)) == 0 and len(link.carry(bytes(250), 0.25)) == 1


def test_an_item_lost_on_the_way_has_taken_its_time_on_the_line():
    link: Link[bytes] = Link(rate=1000, delay=0.0, drop={1})
    assert link.carry(bytes(250), 0.0) == [] and link.carry(bytes(250), 0.0)[0].at == 0.5


def test_segments_take_their_header_and_payload_on_the_line():
    link: Link[Segment] = Link(rate=1000, delay=0.0)
    assert link.carry(Segment(source_port=1, destination_port=2, seq=0, payload=bytes(5)), 0.0)[0].at == 0.025


def test_a_bad_rate_or_queue_names_the_remedy():
    with pytest.raises(ValueError, match="rate is a positive number of bytes a second, not 0"):
        Link(rate=0)
    with pytest.raises(ValueError, match="give the rate in bytes a second too"):
        Link(queue=5)
    with pytest.raises(TypeError, match="only bytes and segments have a size, not int"):
        Link(rate=1).carry(3, 0.0)


class Repeater:
    """Sends a datagram until it hears of it."""

    def __init__(self) -> None:
        self.timer: float | None = 0.05

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        self.timer = self.timer if data != b"heard" else None
        return []

    def on_timer(self, now: float) -> list[bytes]:
        self.timer = now + 0.05
        return [b"hello"]


class Hearer:
    """Answers every whole datagram."""

    timer = None

    def __init__(self) -> None:
        self.delivered: list[bytes] = []

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        self.delivered.append(data)
        return [b"heard"] if data == b"hello" else []

    def on_timer(self, now: float) -> list[bytes]:
        return []


def test_a_virtual_network_carries_datagrams_and_marks_the_damaged_one():
    network = VirtualNetwork(Repeater(), Hearer(), to_right=Link(drop={1}, spoil={2}), label=bytes.decode)
    network.send("client", [b"hello"])
    network.run()
    drawn = network.ladder.text()
    assert drawn.count("lost") == 1 and drawn.count("(corrupted)") == 1 and drawn.count("heard") == 1
    assert network._ends["client"].timer is None


def test_datagrams_cross_a_live_link_that_loses_one_and_damages_one():
    left, right = Repeater(), Hearer()
    with (
        UDPHost(left, datagrams=True) as client,
        UDPHost(right, datagrams=True) as server,
        LiveLink(Link(delay=0.0, drop={1}, spoil={2})) as link,
    ):
        link.join(client.address, server.address)
        client.remote, server.remote = link.left, link.right
        assert run_over_udp(client, server, until=lambda: left.timer is None)
    assert len(right.delivered) == 2 and right.delivered[0] != b"hello" == right.delivered[1]
