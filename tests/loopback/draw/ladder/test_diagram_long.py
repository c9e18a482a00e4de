"""Drawings of long runs: what is drawn of them, and how much work that is."""

import sys
import threading
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from loopback import Ladder, Segment
from loopback.draw import step_through
from loopback.draw.ladder import labels
from loopback.draw.ladder.events import FIRST, LAST, Note, Run
from loopback.draw.ladder.geometry import Shapes, box, span
from loopback.pcap import write_pcap

MANY = 50_000


@cache
def very_long_run() -> Ladder:
    return long_run(MANY)


def long_run(messages: int, unit: bool = True) -> Ladder:
    ladder = Ladder("sender", "receiver", unit="ms" if unit else None)
    for number in range(messages):
        side = ("sender", "receiver")[number % 2]
        ladder.arrow(side, f"{number}:{number + 1}", float(number), number + 0.01, item=number)
    return ladder


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often a label was put somewhere, and how often it was looked whether two shapes touch, by this thread.

    A thread that another test left behind may draw meanwhile.
    """
    done, own = {"label_at": 0, "touch": 0}, threading.get_ident()

    def counted(name: str) -> None:
        function = getattr(labels, name)

        def counting(*args: object) -> object:
            done[name] += threading.get_ident() == own
            return function(*args)

        monkeypatch.setattr(labels, name, counting)

    for name in done:
        counted(name)
    return done


def test_fifty_thousand_messages_are_drawn_with_the_work_of_eighty(work: dict[str, int]) -> None:
    long_run(FIRST + LAST).svg()
    of_eighty = dict(work)
    ladder = very_long_run()
    work.update(dict.fromkeys(work, 0))
    drawn = ElementTree.fromstring(ladder.svg())
    assert sum(each.get("data-part") == "message" for each in drawn.iter()) == FIRST + LAST
    assert all(0 < count < 1.2 * of_eighty[name] for name, count in work.items())


def test_twice_as_many_labels_are_about_twice_the_work(work: dict[str, int]) -> None:
    long_run(40).svg()
    of_forty = dict(work)
    work.update(dict.fromkeys(work, 0))
    long_run(80).svg()
    assert all(count < 2.5 * of_forty[name] for name, count in work.items())


def test_one_row_says_how_many_are_left_out() -> None:
    ladder = very_long_run()
    lines = ladder.text().splitlines()
    assert len(lines) == 1 + FIRST + 1 + LAST
    assert "(49,920 messages are left out here)" in lines[1 + FIRST]
    assert "39:40" in lines[FIRST] and "49960:49961" in lines[2 + FIRST]
    told = ladder.sentences()
    assert len(told) == FIRST + 1 + LAST
    assert told[FIRST] == "At 40,000 ms, 49,920 messages are left out here."
    drawn = ladder.svg()
    assert "sender and receiver, 50,000 messages" in drawn and "49,920 messages are" in drawn


def test_all_of_a_long_run_is_kept(tmp_path: Path) -> None:
    assert very_long_run().items == list(range(MANY))
    assert len(very_long_run().run.events) == MANY
    ladder = Ladder("a", "b")
    for number in range(200):
        segment = Segment(source_port=1, destination_port=2, seq=number)
        ladder.arrow("a", str(segment), float(number), number + 0.5, item=segment)
    write_pcap(ladder, tmp_path / "all.pcap")
    written, at, records = (tmp_path / "all.pcap").read_bytes(), 24, 0
    while at < len(written):
        at += 16 + int.from_bytes(written[at + 8 : at + 12], sys.byteorder)
        records += 1
    assert records == 200


def test_a_single_event_is_drawn_and_not_left_out() -> None:
    assert "left out" not in long_run(FIRST + LAST + 1).text()
    assert "(2 messages are left out here)" in long_run(FIRST + LAST + 2).text()


def test_rows_without_times_keep_their_numbers() -> None:
    lines = long_run(200, unit=False).text().splitlines()
    assert lines[FIRST].startswith(" 40.") and lines[-1].startswith("200.")
    assert lines[1 + FIRST].lstrip().startswith("|")


def test_notes_are_counted_among_what_is_left_out() -> None:
    ladder = long_run(100)
    for number in range(30):
        ladder.note("sender", "CLOSED", 45.0 + number / 100)
    assert "(20 messages and 30 notes are left out here)" in ladder.text()
    assert "100 messages" in ladder.svg()


def test_a_note_at_that_moment_does_not_join_the_row_of_what_is_left_out() -> None:
    events = tuple(Note("a", str(number), 0.0, begins=True) for number in range(100))
    drawn = Run("a", "b", "ms", events).shortened()
    assert len(drawn.events) == FIRST + 1 + LAST


def test_a_slider_over_a_long_run_has_a_step_for_each_event_that_is_drawn() -> None:
    _, slider = step_through(very_long_run()).children[0].children
    assert slider.max == FIRST + 1 + LAST


def test_shapes_find_what_is_near_as_a_look_at_all_does() -> None:
    shapes = [box((x * 7.0 % 300, x * 53.0 % 900), 60, 10 + x % 90, x * 11.0 % 90) for x in range(80)]
    kept = Shapes(shapes)
    for looked in shapes:
        (top, bottom), found = span(looked), list(kept.near(looked))
        wanted = [each for each in shapes if span(each)[0] <= bottom and span(each)[1] >= top]
        assert sorted(map(id, found)) == sorted(map(id, wanted))
