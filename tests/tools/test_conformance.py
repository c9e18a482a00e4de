"""The page of what a TCP must do has every row, and no cross."""

from loopback.conformance import ROWS, Result
from tools.conformance import COURSE, LINUX, PAGE, page


def test_the_page_has_the_rows_as_they_are_and_no_cross():
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    rows = [[each.strip() for each in line.strip("|").split("|")] for line in lines]
    assert [(row[0], row[1]) for row in rows] == [(row.name, row.section) for row in ROWS]
    assert [(row[4], row[5]) for row in rows] == [(row.notebook, row.suites) for row in ROWS]
    for line, row in zip(rows, ROWS, strict=True):
        assert line[2:4] == ["–" if row.stack else "✓", "–" if row.linux else "✓"]


def test_the_page_is_what_the_command_writes_where_every_row_that_can_be_asked_holds():
    said = {COURSE: [row.stack for row in ROWS], LINUX: [row.linux for row in ROWS]}
    found = {name: [Result(not why or None, why) for why in column] for name, column in said.items()}
    assert PAGE.read_text(encoding="utf-8") == page(found)
