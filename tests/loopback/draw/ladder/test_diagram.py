"""Ladder diagrams as data and as text."""

from math import inf

import pytest

from loopback import Ladder
from loopback.draw.ladder.layout import lay_out
from loopback.link import Link, VirtualNetwork


class Answers:
    timer = None

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        return []

    def on_timer(self, now: float) -> list[bytes]:
        return []


def handshake() -> Ladder:
    ladder = Ladder("client", "server")
    ladder.note("server", "LISTEN", 0)
    ladder.note("client", "SYN_SENT", 0.005)  # before its message, as a caller that notes first does
    ladder.arrow("client", "SYN seq=100", 0.005, 0.015)
    ladder.note("server", "SYN_RCVD", 0.015)
    ladder.arrow("server", "SYN,ACK seq=300 ack=101", 0.015, 0.025)
    ladder.note("client", "ESTABLISHED", 0.025)
    ladder.arrow("client", "ACK seq=101 ack=301", 0.025, None)
    ladder.arrow("client", "seq=101 b'ping'", 0.04, 0.0505, spoiled=True)
    ladder.arrow("client", "seq=101 b'ping'", 0.24, 0.25, again=True)
    return ladder


def test_text_has_one_line_for_each_message_with_the_notes_of_its_two_moments() -> None:
    assert handshake().text() == (
        """\
                client                                  server
                   |                                       |    0 ms  LISTEN
   SYN_SENT   5 ms |--- SYN seq=100 ---------------------->|   15 ms  SYN_RCVD
ESTABLISHED  25 ms |<-- SYN,ACK seq=300 ack=101 -----------|   15 ms
             25 ms |--- ACK seq=101 ack=301 --------X      |    lost
             40 ms |~~~ seq=101 b'ping' (corrupted) ~~~~~~>| 50.5 ms
            240 ms |--- seq=101 b'ping' (again) ---------->|  250 ms"""
    )


def test_text_of_messages_that_cross_tells_both_times_of_each() -> None:
    ladder = Ladder("left", "right")
    ladder.arrow("right", "SYN seq=300", 0.001, 0.011)
    ladder.arrow("left", "SYN seq=100", 0.0, 0.01)
    assert ladder.text() == (
        """\
    left                           right
 0 ms |--- SYN seq=100 ------------->| 10 ms
11 ms |<-- SYN seq=300 --------------|  1 ms"""
    )


def test_text_without_a_unit_numbers_the_lines_and_tells_who_was_overtaken() -> None:
    ladder = Ladder("you", "peer", unit=None)
    ladder.arrow("you", "DATA 0", 0, 9)
    ladder.arrow("you", "DATA 1", 1, 3)
    ladder.arrow("peer", "ACK 1", 3, None)
    ladder.note("you", "timer rings", 20)
    assert ladder.text() == (
        """\
                   you                           peer
1.                  |--- DATA 0 ------------------>| (arrives after 2)
2.                  |--- DATA 1 ------------------>|
3.             lost |      X-- ACK 1 --------------|
4. timer rings      |                              |"""
    )


def test_text_of_an_empty_ladder_says_so() -> None:
    assert "(nothing was sent)" in Ladder("a", "b").text()


def test_events_of_the_same_time_stay_in_the_order_in_which_they_were_added() -> None:
    ladder = Ladder("a", "b")
    ladder.arrow("a", "second", 0.1 + 0.2, 1)
    ladder.arrow("a", "third", 0.3, 1)
    ladder.arrow("a", "first", 0.2, 1)
    assert [line.split()[3] for line in ladder.text().splitlines()[1:]] == ["first", "second", "third"]


def test_a_note_finds_the_message_of_its_moment_in_spite_of_rounding() -> None:
    ladder = Ladder("a", "b")
    ladder.arrow("b", "hello", 0.1, 0.1 + 0.2)
    ladder.note("a", "READY", 0.3)
    assert len(ladder.text().splitlines()) == 2
    assert "READY 300 ms |<-- hello" in ladder.text()


def test_notes_of_one_moment_share_a_line_even_when_noted_before_the_message() -> None:
    ladder = Ladder("a", "b")
    ladder.note("a", "timer rings", 1)
    ladder.note("b", "idle", 1)
    ladder.note("a", "backing off", 1)
    ladder.arrow("a", "hello", 1, 2)
    assert [line.split("|")[0].strip() for line in ladder.text().splitlines()[1:]] == [
        "",
        "timer rings, backing off 1,000 ms",
    ]


def test_what_the_link_has_doubled_is_told_from_what_its_sender_repeats() -> None:
    network = VirtualNetwork(Answers(), Answers(), to_right=Link(repeat={1}), label=bytes.decode)
    network.send("client", [b"ping"])
    network.send("client", [b"ping"])
    labels = [" ".join(line.replace("-", "").split()) for line in network.ladder.text().splitlines()[1:]]
    assert [label.split("|")[1].strip(" >") for label in labels] == ["ping", "ping (copy)", "ping (again)"]
    assert [told.split(":")[0][9:] for told in network.ladder.sentences()] == [
        "from client to server",
        "from client to server, a copy",
        "from client to server, again",
    ]


def test_a_copy_of_what_its_sender_repeats_is_a_copy_alone() -> None:
    ladder = Ladder("client", "server")
    ladder.arrow("client", "ping", 0.0, 0.1, again=True, copy=True)
    assert "(copy)" in ladder.text() and "(again)" not in ladder.text()


def test_labels_are_made_printable_and_long_ones_lose_their_middle() -> None:
    ladder = Ladder("a", "b")
    ladder.arrow("a", "one\ntwo\x1b[31m\u202e" + "x" * 200 + "end", 0, 1, again=True)
    drawn = ladder.text()
    assert r"one\ntwo\x1b[31m\u202e" in drawn
    assert "…" in drawn and "end (again)" in drawn
    assert max(map(len, drawn.splitlines())) < 120
    assert drawn.isascii() or drawn.replace("…", "").isascii()


def test_wide_characters_keep_the_far_line_straight() -> None:
    ladder = Ladder("a", "b")
    ladder.arrow("a", "日本語", 0, 1)
    ladder.arrow("a", "xxxxxx", 0, 1)
    first, second = (line[: line.rindex("|")] for line in ladder.text().splitlines()[1:])
    assert len(second) - len(first) == 3


def test_sentences_retell_the_run() -> None:
    assert handshake().sentences() == [
        "At 0 ms, server: LISTEN.",
        "At 5 ms, client: SYN_SENT.",
        "At 5 ms, from client to server: SYN seq=100. It arrives at 15 ms.",
        "At 15 ms, server: SYN_RCVD.",
        "At 15 ms, from server to client: SYN,ACK seq=300 ack=101. It arrives at 25 ms.",
        "At 25 ms, client: ESTABLISHED.",
        "At 25 ms, from client to server: ACK seq=101 ack=301. It is lost.",
        "At 40 ms, from client to server: seq=101 b'ping'. It arrives corrupted at 50.5 ms.",
        "At 240 ms, from client to server, again: seq=101 b'ping'. It arrives at 250 ms.",
    ]


def test_sentences_tell_who_was_overtaken() -> None:
    ladder = Ladder("a", "b", unit=None)
    ladder.arrow("a", "slow", 0, 3)
    ladder.arrow("a", "fast", 1, 2)
    assert ladder.sentences()[0] == "From a to b: slow. It arrives, overtaken by fast."


def test_str_and_repr_are_the_text() -> None:
    ladder = handshake()
    assert str(ladder) == repr(ladder) == ladder.text()


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0 ms"),
        (0.0000005, "0.001 ms"),
        (0.00123456, "1.23 ms"),
        (0.0125, "12.5 ms"),
        (1.1, "1,100 ms"),
        (-0.0000001, "0 ms"),
    ],
)
def test_times_are_shown_in_milliseconds(seconds: float, shown: str) -> None:
    assert Ladder("a", "b").run.clock(seconds) == shown


def test_an_unknown_side_is_refused_by_name() -> None:
    ladder = Ladder("client", "server")
    with pytest.raises(ValueError, match="no side is called 'peer'; this ladder has 'client' and 'server'"):
        ladder.arrow("peer", "SYN", 0, 1)
    with pytest.raises(ValueError, match="'peer'"):
        ladder.note("peer", "x", 0)


def test_a_message_that_arrives_before_it_is_sent_is_refused() -> None:
    with pytest.raises(ValueError, match="arrives at 1 s but is sent at 2 s"):
        Ladder("a", "b").arrow("a", "x", 2, 1)


def test_a_time_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        Ladder("a", "b").arrow("a", "x", inf, None)


def test_two_sides_of_one_name_and_an_unknown_unit_are_refused() -> None:
    with pytest.raises(ValueError, match="both sides are called 'a'"):
        Ladder("a", "a")
    with pytest.raises(ValueError, match="unit is 's'"):
        Ladder("a", "b", unit="s")  # type: ignore[arg-type]


def test_the_first_events_of_a_ladder_are_a_ladder_of_their_own() -> None:
    ladder = Ladder("client", "server", unit=None)
    ladder.arrow("server", "second", 1.0, 2.0)
    ladder.arrow("client", "first", 0.0, 1.0)
    shorter = ladder.first(1)
    assert "first" in str(shorter) and "second" not in str(shorter) and shorter.unit is None
    assert "second" in str(ladder) and str(ladder.first(5)) == str(ladder)


def test_a_note_that_begins_something_stands_beside_what_is_sent_then() -> None:
    ladder = Ladder("you", "peer")
    ladder.arrow("peer", "ack 0", 0.0, 0.0)
    ladder.note("you", "write 250", 0.0, begins=True)
    ladder.arrow("you", "0:100", 0.0, 0.0)
    ladder.note("you", "on_timer", 0.0, begins=True)
    ladder.note("you", "write 10", 0.0, begins=True)
    ladder.arrow("you", "250:260", 0.0, 0.0)
    rows = ladder.text().splitlines()[1:]
    assert [row.split("ms")[0].strip() for row in rows] == ["0", "write 250 0", "on_timer 0", "write 10 0"]
    assert [(part in row) for part, row in zip(("ack 0", "0:100", "|", "250:260"), rows, strict=True)] == [True] * 4
    drawn = lay_out(ladder.run)
    assert not drawn.heads[0].notes and list(drawn.tails[2].notes) == [1]
    assert list(drawn.tails[5].notes) == [4]


def test_a_note_stands_beside_the_arrival_that_it_came_of_though_another_came_at_the_same_time():
    first, second = object(), object()
    ladder = Ladder("client", "server")
    ladder.arrow("client", "ACK", 0.02, 0.03, item=first)
    ladder.arrow("client", "data", 0.02, 0.03, item=second)
    ladder.note("server", "ESTABLISHED", 0.03, of=first)
    ladder.note("server", "FIN-WAIT-1", 0.03, of=second)
    assert [line.split("|")[-1].strip() for line in ladder.text().splitlines()[1:]] == [
        "30 ms  ESTABLISHED",
        "30 ms  FIN-WAIT-1",
    ]
    layout = lay_out(ladder.run)
    assert [list(layout.heads[place].notes.values()) for place in (0, 1)] == [[["ESTABLISHED"]], [["FIN-WAIT-1"]]]


class Opens(Answers):
    state = "CLOSED"

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        self.state = data.decode()
        return []


def test_a_state_stands_beside_what_it_came_of_where_two_datagrams_arrive_at_once():
    network = VirtualNetwork(Answers(), Opens())
    network.send("client", [b"ESTABLISHED", b"CLOSE-WAIT"])
    network.run()
    first, second = network.ladder.text().splitlines()[1:]
    assert first.endswith("ESTABLISHED") and second.endswith("CLOSE-WAIT")
    assert "CLOSE-WAIT" not in first
