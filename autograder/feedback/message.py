"""The lines of a student's cell that a failure names."""

from collections.abc import Iterable

from loopback.check.student_line import StudentLine


def lines_named(lines: Iterable[StudentLine], source: str) -> set[int]:
    """The numbers of those lines that are this cell's, counted from 1; those of another cell are left out."""
    own = source.splitlines()
    return {
        line.number
        for line in lines
        if 0 < line.number <= len(own) and own[line.number - 1].strip() == line.source.strip()
    }
