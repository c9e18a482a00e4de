"""Clients call a listener, send again, give up, and pay no attention to what forged SYNs bring."""

import pytest

from loopback import ACK, RST, SYN, Segment
from loopback.link import Link, VirtualNetwork
from loopback.stack import Clients, Listener


def run(clients: Clients, listener: Listener, **links: Link[Segment]) -> VirtualNetwork:
    network = VirtualNetwork(clients, listener, **links)  # type: ignore[arg-type]
    network.run(most_events=10_000)
    return network


def test_each_client_opens_a_connection_from_a_port_of_its_own() -> None:
    clients, listener = Clients([0.0, 1.0, 1.0], mss=900), Listener(80)
    run(clients, listener)
    assert clients.opened == {1024: pytest.approx(0.02), 1025: pytest.approx(1.02), 1026: pytest.approx(1.02)}
    assert {port: each.mss for port, each in listener.accepted.items()} == dict.fromkeys(clients.opened, 900)
    assert len({each.irs for each in listener.accepted.values()}) == 3


def test_a_client_sends_its_syn_again_and_gives_up_after_15_seconds() -> None:
    clients, times = Clients([2.0]), []
    while (timer := clients.timer) is not None:
        [syn] = clients.on_timer(timer)
        assert (syn.flags, syn.source_port, syn.destination_port, syn.mss) == (SYN, 1024, 80, 1460)
        times.append(timer)
    assert times == [2.0, 3.0, 5.0, 9.0]
    answer = Segment(
        source_port=80, destination_port=1024, seq=7, ack=(syn.seq + 1) % 2**32, flags=SYN | ACK
    )
    assert clients.on_segment(answer, 17.1) == [] and clients.opened == {}
    [third] = clients.on_segment(answer, 16.9)
    assert (third.flags, third.seq, third.ack) == (ACK, answer.ack, 8)
    assert clients.on_segment(answer, 18.0) == [third], "the ACK may have been lost"
    assert clients.opened == {1024: 16.9}
    assert clients.on_segment(Segment(source_port=80, destination_port=1024, seq=8, flags=RST), 18.0) == []
    assert clients.opened == {}


def test_an_answer_with_another_number_opens_nothing() -> None:
    clients = Clients([0.0])
    [syn] = clients.on_timer(0.0)
    answer = Segment(
        source_port=80, destination_port=1024, seq=7, ack=(syn.seq + 2) % 2**32, flags=SYN | ACK
    )
    assert clients.on_segment(answer, 0.1) == [] and clients.opened == {}


def test_a_client_that_is_answered_sends_no_syn_again() -> None:
    network = run(Clients([0.0]), Listener(80), to_left=Link[Segment](drop={1}))
    flags = [str(item).split()[0] for item in network.ladder.items]
    assert flags == ["SYN", "SYN,ACK", "SYN", "SYN,ACK", "SYN,ACK", "ACK", "ACK"]


def test_forged_syns_fill_a_listener_and_cookies_let_every_client_in() -> None:
    forged = [number / 10 for number in range(300)]
    let_in = {}
    for cookies in (False, True):
        clients, listener = Clients(range(30), forged), Listener(80, room=20, cookies=cookies)
        run(clients, listener)
        assert set(clients.opened) == set(listener.accepted) <= set(range(1024, 1024 + 30))
        let_in[cookies] = len(listener.accepted)
    assert let_in[True] == 30 and let_in[False] <= 3


def test_more_syns_than_ports_are_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"64,513 SYNs; a port for each is left for 64,512"):
        Clients([], [0.0] * 64_513)
