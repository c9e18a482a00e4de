"""The table of rows, as text and as HTML, for a TCP that keeps to them, and for some that do not."""

import time
from typing import Any

import pytest

from loopback import Segment
from loopback.check import NotWritten
from loopback.conformance import ROWS, ConformanceTable, MakeTCP, Result, table_of
from loopback.draw import Ladder
from loopback.errors import MissingPart
from loopback.stack import Connection, Program
from tests.support import faulty_tcp
from tools.conformance import reference


@pytest.fixture(scope="module")
def my_tcp() -> MakeTCP:
    return reference()


def test_a_line_for_each_row_and_a_total(my_tcp: MakeTCP):
    lines = str(table_of(my_tcp)).splitlines()
    assert len(lines) == len(ROWS) + 1
    asked = sum(not row.stack for row in ROWS)
    assert lines[-1] == f"yours: {asked} of {asked}"
    assert all(line.startswith("– " if row.stack else "✓ ") for line, row in zip(lines, ROWS, strict=False))


def test_what_is_crossed_is_told_below_with_its_ladder(my_tcp: MakeTCP):
    table = table_of(faulty_tcp.faulty(my_tcp, comes=faulty_tcp.sends_1460_to_all))
    told = str(table).split("\n\n")
    assert len(told) == 3
    assert told[1].startswith(
        "yours, No segment is longer than the size that the peer announced: "
        "a segment of 600 bytes at most was due, and one of 1460 came."
    )
    assert "|<-- ACK seq=1 ack=1 len=1460 " in told[1]
    assert table.held("yours") == sum(not row.stack for row in ROWS) - 2


def test_the_html_opens_at_a_cross_and_escapes_what_an_error_says():
    row, ladder = ROWS[0], Ladder("tester", "TCP", unit=None)
    results = {"yours": [Result(False, "<script> came out.", ladder)], "Linux": [Result(True)]}
    html = ConformanceTable(results, [row])._repr_html_()
    assert html.count("<details>") == 1
    assert "&lt;script&gt; came out." in html
    assert "<script>" not in html
    assert "<svg" in html
    assert html.index("✗") < html.index("✓")


def test_a_stub_is_said_to_be_one():
    def my_tcp(local_port: int, remote_port: int, iss: int, program: Program) -> Connection:
        raise NotImplementedError("not written yet")

    with pytest.raises(NotWritten, match="my_tcp"):
        table_of(my_tcp)


def test_rows_that_wait_for_a_part_that_is_not_written_are_counted_in_one_line_and_are_no_crosses(my_tcp: MakeTCP):
    class Unwritten:
        def open_passive(self):
            raise NotImplementedError("not written yet")

    def without_passive(*given: Any) -> Connection:
        connection = my_tcp(*given)
        connection.handshake.open_passive = Unwritten().open_passive
        return connection

    table = table_of(without_passive)
    held, asked = table.held("yours"), sum(not row.stack for row in ROWS)
    assert 0 < held < asked
    assert "✗" not in str(table)
    total, waiting = str(table).splitlines()[len(ROWS) :]
    assert total == f"yours: {held} of {asked}"
    assert waiting.startswith(f"{asked - held} rows, marked …, cannot be asked yet: ")
    assert waiting.endswith("Unwritten.open_passive is not written yet.")
    assert sum(line.startswith("… ") for line in table.sentences()) == asked - held
    assert table.html().count("<details>") == 0
    assert table.html().count(f"<p>{asked - held} rows, marked …, cannot be asked yet: ") == 1


def test_a_part_that_is_not_there_is_said_as_one_that_is_not_written(my_tcp: MakeTCP):
    class Missing:
        def open_passive(self) -> list[Segment]:
            raise MissingPart("FullHandshake is not there.")

    def without_passive(*given: Any) -> Connection:
        connection: Any = my_tcp(*given)
        connection.handshake.open_passive = Missing().open_passive
        return connection

    table = table_of(without_passive)
    assert "✗" not in str(table)
    assert " rows, marked …, cannot be asked yet: FullHandshake is not there." in str(table)


def test_where_no_row_gets_past_a_part_that_is_not_written_that_is_all_there_is_to_say(my_tcp: MakeTCP):
    def not_written(*_: Any) -> Any:
        raise NotImplementedError("not written yet")

    def without_opening(*given: Any) -> Connection:
        connection = my_tcp(*given)
        connection.handshake.open_passive = connection.handshake.open_active = not_written
        return connection

    with pytest.raises(NotWritten, match=r"not_written is not written yet\.$"):
        table_of(without_opening)


def test_an_error_of_the_tcp_is_a_cross_that_names_it(my_tcp: MakeTCP):
    def fails(connection: Connection, segment: Segment) -> Segment:
        raise KeyError("no such row")

    table = table_of(faulty_tcp.faulty(my_tcp, comes=fails))
    assert "KeyError came out: 'no such row'" in str(table)


def test_a_tcp_that_hangs_costs_three_rows_and_the_others_are_not_asked(my_tcp: MakeTCP):
    def hangs(connection: Connection, segment: Segment) -> Segment:
        while True:
            time.sleep(0.001)

    began = time.monotonic()
    text = str(table_of(faulty_tcp.faulty(my_tcp, comes=hangs)))
    assert time.monotonic() - began < 30.0
    assert text.count("It had not ended after ") == 3
    assert "rows were not asked any more, since 3 before them had not ended)" in text
    assert text.count("\n– ") >= len(ROWS) - 10
