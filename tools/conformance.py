"""Prints what a TCP must do, for the course's reference and this machine's Linux kernel: `python -m tools.conformance`.

Each row is asked of the TCP that the last notebook's own answers make, on a virtual clock, and, where it can be asked
live, of the kernel, in real time. `--page` writes docs/conformance.md from it. Ends with 1 if a row was crossed.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from loopback import from_notebook
from loopback.conformance import ROWS, ConformanceTable, MakeTCP, Result, ask_kernel, ask_stack
from loopback.kernel import has_host

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "conformance.md"
COURSE, LINUX = "the course's", "Linux"
INTRODUCTION = """# What a TCP must do

Made by `python -m tools.conformance --page`, which asks the TCP that the last notebook's own answers make, and the
Linux kernel. `make conformance` prints the same. The last notebook prints it for a student's own TCP.

A row is a conversation: a tester at the other end sends segments by hand, and says what has to come back
(`loopback/conformance/rows`). Sections are of RFC 9293 unless another RFC is named. Others' tests that ask for a row: P
is gVisor's packetimpact, C chiTCP, M minnow.
"""


def results() -> dict[str, list[Result]]:
    """What each row came to, by the name of the column."""
    my_tcp = reference()
    return {
        COURSE: [ask_stack(my_tcp, row) for row in ROWS],
        LINUX: [ask_kernel(row) if has_host() else Result(None, "no host of its own here") for row in ROWS],
    }


def reference() -> MakeTCP:
    """The function that makes a connection, from the last notebook's own answers."""
    with contextlib.chdir(ROOT / "course" / "03_tcp"):
        made: MakeTCP = from_notebook("07_saying_goodbye", "goodbye", "your-tcp").my_tcp
    return made


def page(found: dict[str, list[Result]]) -> str:
    """The page, with a line for each row, and below the table why a row was not asked."""
    return "\n".join([INTRODUCTION, *_lines(found), "", *_notes(found)]) + "\n"


def _lines(found: dict[str, list[Result]]) -> Iterator[str]:
    yield f"| behaviour | section | {' | '.join(found)} | notebook | asked by |"
    yield "|---|---|" + ":-:|" * len(found) + "---|---|"
    for at, row in enumerate(ROWS):
        marks = " | ".join(column[at].mark for column in found.values())
        yield f"| {row.name} | {row.section} | {marks} | {row.notebook} | {row.suites} |"


def _notes(found: dict[str, list[Result]]) -> Iterator[str]:
    yield "A dash: the row is not asked."
    yield ""
    for name, column in found.items():
        reasons: dict[str, list[str]] = {}
        for row, result in zip(ROWS, column, strict=True):
            if result.held is None:
                reasons.setdefault(result.said, []).append(row.name)
        for reason, rows in reasons.items():
            yield f"- {name}, {reason}: {'; '.join(rows)}."


def main() -> None:
    """Ask, and print the table or write the page."""
    found = results()
    if "--page" in sys.argv[1:]:
        PAGE.write_text(page(found), encoding="utf-8")
    else:
        print(ConformanceTable(found))
        print(f"{LINUX} here is {os.uname().release}." if has_host() else "")
    sys.exit(any(result.held is False for column in found.values() for result in column))


if __name__ == "__main__":
    main()
