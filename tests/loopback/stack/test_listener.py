"""A listener keeps half-open connections as long as it has room, and answers with cookies where it has none."""

import random

import pytest

from loopback import ACK, FIN, RST, SYN, Flag, Segment
from loopback.segment import MSS
from loopback.stack import Listener, Opened
from loopback.stack.cookies import cookies_believed

IRS = 2**32 - 1  # the client's initial number: the next one is 0


def segment(port: int, seq: int, flags: Flag, ack: int = 0, mss: int | None = None) -> Segment:
    options = ((MSS, mss.to_bytes(2, "big")),) if mss is not None else ()
    return Segment(
        source_port=port,
        destination_port=80,
        seq=seq % 2**32,
        ack=ack % 2**32,
        flags=flags,
        options=options,
    )


def syn(listener: Listener, port: int = 4000, now: float = 0.0, mss: int | None = None) -> int:
    """Send a SYN; the number of the SYN,ACK that must come."""
    [answer] = listener.on_segment(segment(port, IRS, SYN, mss=mss), now)
    assert (answer.source_port, answer.destination_port) == (listener.port, port)
    assert (answer.flags, answer.ack) == (SYN | ACK, 0)
    assert answer.mss == 1460
    return answer.seq


@pytest.mark.parametrize(("room", "cookies", "by_cookie"), [(1, False, False), (1, True, False), (0, True, True)])
def test_a_connection_is_accepted_with_its_third_segment(room: int, cookies: bool, by_cookie: bool) -> None:
    listener = Listener(80, room=room, cookies=cookies)
    iss = syn(listener, mss=1300)
    assert list(listener.half_open) == ([] if by_cookie else [4000])
    assert listener.on_segment(segment(4000, IRS + 1, ACK, iss + 1), 0.1) == []
    assert listener.accepted == {4000: Opened(4000, IRS, iss, 1200 if by_cookie else 1300, by_cookie)}
    assert listener.half_open == {} and listener.timer is None
    fin = segment(4000, IRS + 1, FIN | ACK, iss + 1)
    assert listener.on_segment(fin, 0.2) == [], "that is the connection's business"


@pytest.mark.parametrize(("room", "cookies"), [(1, False), (1, True), (0, True)])
@pytest.mark.parametrize(("seq", "ack"), [(1, 2), (1, 0), (2, 1), (0, 1)])
def test_a_third_segment_with_another_number_is_answered_by_a_reset(
    room: int, cookies: bool, seq: int, ack: int
) -> None:
    listener = Listener(80, room=room, cookies=cookies)
    iss = syn(listener)
    [answer] = listener.on_segment(segment(4000, IRS + seq, ACK, iss + ack), 0.1)
    assert (answer.flags, answer.seq) == (RST, (iss + ack) % 2**32)
    assert listener.accepted == {}
    assert listener.on_segment(segment(4000, IRS + 1, ACK, iss + 1), 0.2) == []
    assert list(listener.accepted) == [4000], "the right one is believed all the same"


def test_without_a_syn_nothing_is_believed_but_a_cookie() -> None:
    numbers = random.Random("listener").sample(range(2**32), 2000)
    for listener in (Listener(80), Listener(80, room=0, cookies=True)):
        answers = [listener.on_segment(segment(4000, 1, ACK, each), 1000.0) for each in numbers]
        assert all(len(answer) == 1 and answer[0].flags == RST for answer in answers)
    for cookie in cookies_believed((80, 4000), listener.secret, 1000.0):
        assert listener.on_segment(segment(4000, 1, ACK, cookie + 1), 1000.0) == []
        assert listener.accepted.pop(4000).iss == cookie
    assert Listener(80).on_segment(segment(4000, 1, ACK, cookie + 1), 1000.0)[0].flags == RST


def test_a_syn_ack_is_sent_again_five_times_and_forgotten_after_63_seconds() -> None:
    listener = Listener(80, room=2)
    iss, times = syn(listener, now=100.0), []
    syn(listener, 4001, now=100.5)
    listener.on_segment(segment(4001, IRS + 1, RST), 100.6)
    while (timer := listener.timer) is not None:
        times.append(timer - 100.0)
        assert [each.seq for each in listener.on_timer(timer)] == [iss] * (len(times) < 6)
    assert times == [1.0, 3.0, 7.0, 15.0, 31.0, 63.0]
    assert listener.half_open == {}


def test_a_syn_that_comes_again_gets_the_same_number_and_no_second_place() -> None:
    listener = Listener(80, room=1)
    assert syn(listener) == syn(listener, now=1.0)
    assert listener.on_segment(segment(4000, 17, SYN), 1.1) == [], "another number is another connection"
    assert len(listener.half_open) == 1 and listener.dropped == 0


def test_without_room_a_syn_is_dropped_until_a_place_is_free() -> None:
    listener = Listener(80, room=1)
    syn(listener)
    assert listener.on_segment(segment(4001, IRS, SYN), 0.1) == [] and listener.dropped == 1
    assert listener.on_segment(segment(4000, IRS, RST), 0.2) == [] and len(listener.half_open) == 1
    assert listener.on_segment(segment(4000, IRS + 1, RST), 0.3) == [] and listener.half_open == {}
    syn(listener, 4001, 0.4)
    assert listener.state == "1 half-open, 0 accepted"


def test_with_cookies_the_room_is_used_first() -> None:
    listener = Listener(80, room=1, cookies=True)
    numbers = {port: syn(listener, port) for port in (4000, 4001, 4002)}
    assert list(listener.half_open) == [4000]
    for port, iss in numbers.items():
        listener.on_segment(segment(port, IRS + 1, ACK, iss + 1), 1.0)
    assert [each.by_cookie for each in listener.accepted.values()] == [False, True, True]
    assert {each.mss for each in listener.accepted.values()} == {536}, "who announces nothing takes 536 bytes"


def test_initial_numbers_follow_a_clock_on_top_of_a_keyed_hash_or_a_function_that_was_given() -> None:
    first, later = (syn(Listener(80), now=now) for now in (0.0, 2.0))
    assert (later - first) % 2**32 == 500_000
    others = {syn(Listener(80), 4001), syn(Listener(81), 4000), syn(Listener(80, secret=b"x"), 4000), first}
    assert len(others) == 4
    given = Listener(80, initial_number=lambda port, now: 2**32 + port + int(now))
    assert syn(given, 4000, 5.0) == 4005
