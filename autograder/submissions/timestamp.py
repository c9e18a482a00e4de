"""When an assignment was handed in: timestamp.txt, which `nbgrader collect` writes and anybody may have changed."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from nbgrader.utils import parse_utc

from autograder.notebook_text import text_of
from autograder.plain_files import kind_below, read_below, unreadable
from autograder.plain_text import one_line

NAME = "timestamp.txt"
MOST_BYTES = 200
EARLIEST, LATEST = 1990, 2200  # years; a gradebook counts with these without an overflow
# A date with all digits of its year, a time of day, and a zone: a name, or an offset. Anything looser would be read
# with the help of today's date.
_FORM = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}[T ]+\d{1,2}:\d{2}(:\d{2}([.,]\d{1,9})?)?"
    r" *(?P<zone>[A-Za-z]{1,5}|[A-Za-z]{1,20}(/[A-Za-z_]{1,20}){1,2}|[+-]\d{2}:?\d{2})?"
)

_OFFSET = re.compile(r" +([+-]\d{2}:?\d{2})$")


@dataclass(frozen=True)
class Timestamp:
    """When something was handed in, in UTC without a zone; None where nothing says so.

    `problem` says why the file cannot be understood, and `content` is what decides on all of this.
    """

    when: datetime | None = None
    problem: str = ""
    content: bytes = b""


def read_timestamp(root: Path, student: str, assignment: str) -> Timestamp:
    """The time in `<student>/<assignment>/timestamp.txt` below `root`; a file that says none is a problem, no error."""
    parts = student, assignment, NAME
    if not kind_below(root, parts):
        return Timestamp()
    try:
        content = read_below(root, parts, MOST_BYTES)
    except OSError as error:
        return Timestamp(problem=f"{NAME} {unreadable(error)}")
    said = (text_of(content) or "").strip()
    if not said:
        return Timestamp(content=content)
    when = time_of(said)
    if when is None:
        shown = one_line(said[:40])
        return Timestamp(
            problem=f"{NAME} holds no time ({shown!r}), so this counts as handed in on time, unless the gradebook has "
            "another time. Write one like 2026-03-01 12:00:00 UTC.",
            content=content,
        )
    return Timestamp(when, content=content)


def time_of(text: str) -> datetime | None:
    """The time that a text says, in UTC; None where it says none.

    >>> time_of("2026-03-01 12:00:00.5 UTC"), time_of("2026-03-01T12:00:00+02:00").hour
    (datetime.datetime(2026, 3, 1, 12, 0, 0, 500000), 10)
    >>> time_of("yesterday evening"), time_of("99999-01-01 00:00:00 UTC")
    (None, None)
    >>> time_of("2026-03-01 12:00:00 CET").hour, time_of("2026-03-01 12:00:00 PST")  # no zone's name in the database
    (11, None)
    """
    found = _FORM.fullmatch(text)
    if not found or not _is_zone(found["zone"]):
        return None
    try:
        # nbgrader takes an offset that stands alone for seconds; beside the time it reads it as what it is.
        when = parse_utc(_OFFSET.sub(r"\1", text))
    except Exception:  # dateutil raises whatever a date makes it raise
        return None
    return when if isinstance(when, datetime) and EARLIEST <= when.year < LATEST else None


def _is_zone(name: str | None) -> bool:
    """Whether a zone is an offset, or a name that is known: nbgrader would take any other name for UTC."""
    if not name or name[0] in "+-" or name.upper() in ("Z", "UTC", "GMT"):
        return True
    try:
        return bool(ZoneInfo(name))
    except (KeyError, ValueError, OSError):  # no such zone, no name of a file, a folder of zones
        return False
