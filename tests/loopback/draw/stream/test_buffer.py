"""ReceiveBuffer: what a receiver holds after pieces and reads, as text and as SVG."""

import random
from xml.etree import ElementTree

import pytest

from loopback.draw import ReceiveBuffer
from loopback.draw.stream.buffer import Row


def row(buffer: ReceiveBuffer, name: str) -> Row:
    return next(each for each in buffer.rows if each.name == name)


def kinds(buffer: ReceiveBuffer) -> list[tuple[str, int, int]]:
    return [(each.kind, each.start, each.end) for each in row(buffer, "buffer").ranges]


def test_gaps_early_bytes_and_room_are_told_apart() -> None:
    buffer = ReceiveBuffer([(4, b"ef"), (0, b"abc"), 1], capacity=8)
    assert kinds(buffer) == [
        ("read", 0, 1),
        ("in order", 1, 3),
        ("missing", 3, 4),
        ("early", 4, 6),
        ("free", 6, 9),
    ]
    assert buffer.text().splitlines() == [
        "1 arrives                                      | b'ef'       |",
        "2 arrives  | b'abc'                |",
        "3 read     | b'a' |",
        "buffer     | read | b'bc' in order | 1 missing | b'ef' early | 3 free |",
        "window                             | 6 bytes                          |",
        "byte       0      1                3           4             6        9",
    ]


def test_what_has_no_room_is_drawn_as_dropped() -> None:
    buffer = ReceiveBuffer([(0, b"abcdef"), (9, b"x"), 2, (4, b"ef")], capacity=4)
    assert [(each.kind, each.start, each.end) for each in buffer.rows[0].ranges] == [
        ("arrives", 0, 4),
        ("dropped", 4, 6),
    ]
    assert [each.kind for each in buffer.rows[1].ranges] == ["dropped"]
    assert kinds(buffer) == [("read", 0, 2), ("in order", 2, 6)]


def test_the_end_is_told_and_takes_no_room() -> None:
    buffer = ReceiveBuffer([(3, b"", True), (0, b"abc")], capacity=3)
    assert buffer.rows[0].note == "nothing at 3, the last"
    assert row(buffer, "buffer").note == "the end is at 3"
    assert kinds(buffer) == [("in order", 0, 3)]


def test_repetitions_and_overlaps_change_nothing() -> None:
    once = ReceiveBuffer([(0, b"abcdef")])
    often = ReceiveBuffer([(2, b"cd"), (1, b"bcde"), (4, b"ef"), (0, b"ab"), (0, b"abcdef"), (2, b"")])
    assert kinds(once) == kinds(often) == [("in order", 0, 6)]


def test_random_pieces_give_what_a_set_of_indexes_gives() -> None:
    rng = random.Random(1)
    for _ in range(200):
        sent, capacity, read, come = rng.randbytes(30), rng.randrange(1, 30), 0, set[int]()
        events: list[tuple[int, bytes] | int] = []
        for _ in range(rng.randrange(1, 9)):
            low, high = sorted(rng.sample(range(31), 2))
            events.append((low, sent[low:high]))
            come |= {index for index in range(low, high) if index < read + capacity}
            first = next(index for index in range(32) if index not in come)
            if rng.random() < 0.4:
                events.append(limit := rng.randrange(1, 5))
                read = min(first, read + limit)
        buffer = ReceiveBuffer(events, capacity)
        first = next(index for index in range(32) if index not in come)
        assert (buffer.read, buffer.next_index) == (read, first)
        early = {index for kind, low, high in kinds(buffer) if kind == "early" for index in range(low, high)}
        assert early == {index for index in come if index > first}


def test_only_the_last_events_are_drawn() -> None:
    buffer = ReceiveBuffer([(place, b"x") for place in range(20)])
    assert [row.name for row in buffer.rows][:2] == ["… 12 before", "13 arrives"]
    assert kinds(buffer) == [("in order", 0, 20)]


@pytest.mark.parametrize("events", [[], [(0, b"")], [(0, b"abc"), 3]])
def test_every_buffer_can_be_drawn(events: list[tuple[int, bytes] | int]) -> None:
    buffer = ReceiveBuffer(events)
    assert "buffer" in buffer.text()
    ElementTree.fromstring(buffer.svg())


def test_a_reader_who_cannot_see_it_is_told_all_of_it() -> None:
    buffer = ReceiveBuffer([(4, b"ef"), (0, b"abc"), 1], capacity=8)
    told = " ".join(buffer.sentences())
    assert "1 missing from 3 to 4" in told
    assert told.replace("'", "'") in buffer.svg()


def test_kinds_are_told_apart_without_colour() -> None:
    svg = ReceiveBuffer([(4, b"ef"), (0, b"abc"), 1], capacity=8).svg()
    boxes = [each for each in ElementTree.fromstring(svg).iter() if each.get("data-part") in ("missing", "early")]
    assert len({(box.get("stroke-dasharray"), box.get("fill-opacity")) for box in boxes}) == 2


def test_the_window_reaches_from_the_first_missing_byte_to_the_right_edge() -> None:
    events = [(0, b"abc"), (5, b"fg"), (3, b"de"), 2]
    windows = []
    for count in range(len(events) + 1):
        ((_, start, end, text),) = row(ReceiveBuffer(events, 8).after(count), "window").ranges
        windows.append((start, end))
        assert text.startswith(str(end - start))
    assert windows == [(0, 8), (3, 8), (3, 8), (7, 8), (7, 10)], "only a read moves the right edge"
    assert row(ReceiveBuffer([(0, b"abcd")], 4), "window").note == "0 bytes: it is closed"
    assert not [each for each in ReceiveBuffer(events).rows if each.name == "window"], "without a capacity"


def test_the_last_event_is_told_with_what_is_held_then() -> None:
    buffer = ReceiveBuffer([(4, b"ef"), (0, b"abc"), 1], capacity=8)
    assert buffer.now.startswith("3 read: b'a' from 0 to 1. buffer: read from 0 to 1, ")
    assert buffer.after(1).now.startswith("1 arrives: ")
    assert ReceiveBuffer([(place, b"x") for place in range(20)]).now.startswith("20 arrives: ")


def test_the_numbers_below_have_their_name_in_the_picture_too() -> None:
    assert ">byte</text>" in ReceiveBuffer([(0, b"abc")]).svg()
