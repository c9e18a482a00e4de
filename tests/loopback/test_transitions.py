"""Transitions are read from lines of text; a line that cannot be read is quoted with a remedy."""

import pytest

from loopback import ACK, SYN, Flag
from loopback.transitions import StateTable, read_transitions

TABLE = StateTable("""
    CLOSED    open_active(now)      > SYN seq=iss    SYN-SENT
        # seq: the first number
    CLOSED    open_passive()                         LISTEN   # sends nothing
    LISTEN    < SYN seq=irs         > SYN,ACK        SYN-RECEIVED
    SYN-SENT  < SYN seq=irs         > SYN,ACK        SYN-RECEIVED
    SYN-SENT  < RST,ACK                              CLOSED
""")


def test_a_line_has_time_event_segments_state_timer_and_hints() -> None:
    [line] = read_transitions(
        "2.5 < SYN,PSH seq=irs len=3 > SYN,ACK seq=iss ack=irs+1 and ACK seq=7 ESTABLISHED timer=3.5 # all\n# ack: one"
    )
    assert (line.at, line.call, line.state, line.timer) == (2.5, "on_segment", "ESTABLISHED", 3.5)
    assert line.hints == (("", "all"), ("ack", "one"))
    assert line.arrives is not None
    arrived = line.arrives.segment(80, 4000, {"irs": 2**32 - 1})
    assert (arrived.flags, arrived.seq, len(arrived.payload)) == (SYN | Flag.PSH, 2**32 - 1, 3)
    answer = line.sends[0].segment(4000, 80, {"iss": 300, "irs": 2**32 - 1})
    assert (answer.flags, answer.seq, answer.ack, answer.source_port) == (SYN | ACK, 300, 0, 4000)
    assert line.sends[1].name == "ACK"


def test_a_time_holds_until_the_next_and_is_an_argument_where_it_is_asked_for() -> None:
    lines = read_transitions(
        "open_passive() LISTEN\n1.5 on_timer() LISTEN\nopen_active(now) SYN-SENT\nf(1, 'a') CLOSED\n"
    )
    assert [line.arguments for line in lines] == [(), (1.5,), (1.5,), (1, "a")]


def test_a_segment_may_have_no_flags() -> None:
    [line] = read_transitions("< - seq=1  LISTEN  timer=None")
    assert line.arrives is not None and line.arrives.name == "(no flags)" and line.timer is None


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("SYN seq=1 LISTEN", "an event is `< SEGMENT`"),
        ("on_timer LISTEN", "an event is `< SEGMENT`"),
        ("on_timer(when) LISTEN", "no plain values"),
        ("< SYM seq=1 LISTEN", '"SYM" is no flag'),
        ("< SYN sq=1 LISTEN", '"sq=1" is no field'),
        ("< SYN seq=1+ LISTEN", '"1+" is no number'),
        ("< SYN seq= LISTEN", "is no number"),
        ("< SYN seq=1", '"" is no state'),
        ("< SYN seq=1 listen", '"listen" is no state'),
        ("< SYN seq=1 timer=1 LISTEN", "the timer stands behind the state"),
        ("< SYN seq=1 LISTEN later", "only timer=NUMBER"),
        ("< SYN seq=1 LISTEN timer=soon", "only timer=NUMBER"),
    ],
)
def test_a_line_that_cannot_be_read_is_quoted_with_a_remedy(line: str, remedy: str) -> None:
    with pytest.raises(ValueError, match="in the line") as error:
        read_transitions(f"open_passive() LISTEN\n{line}")
    assert f'"{line}"' in str(error.value) and remedy in str(error.value)


def test_a_script_without_a_line_says_what_a_line_is() -> None:
    with pytest.raises(ValueError, match="one event a line"):
        read_transitions("\n# only a comment\n")


def test_a_table_gives_every_way_with_its_hints_and_goes_through_no_state_twice() -> None:
    ways = TABLE.ways()
    assert [[line.state for line in read_transitions(way)] for way in ways] == [
        ["SYN-SENT", "SYN-RECEIVED"],
        ["LISTEN", "SYN-RECEIVED"],
    ]
    assert read_transitions(ways[0])[0].hints == (("seq", "the first number"),)
    assert read_transitions(ways[1])[0].hints == (("", "sends nothing"),)
    assert len(TABLE.ways("SYN-SENT")) == 2


def test_a_row_without_a_state_in_front_is_quoted() -> None:
    with pytest.raises(ValueError, match="begin with the state before the event"):
        StateTable("open_passive() LISTEN")
