"""Texts from outside (names of files and students, what a student's code says), made fit to be shown.

They are cleaned once, where they leave: for a terminal, a table, a page, a file or a spreadsheet. What is kept in
memory and compared stays as it is.
"""

import re
from collections.abc import Sequence

# Lone surrogates, which no file can hold; control characters, which a terminal obeys; changes of direction.
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LINE_ENDS = re.compile("[\t\n\u2028\u2029]")
_FORMULA = ("=", "+", "-", "@")  # how a spreadsheet tells a formula from a text


def readable(text: str) -> str:
    r"""A text without what a terminal, a file or a database would obey or refuse; its lines stay.

    >>> readable("a \x1b[2J")
    'a �[2J'
    """
    return _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    r"""A name or a sentence as one readable line.

    >>> one_line("ada\nall is well: 104 of 104")
    'ada�all is well: 104 of 104'
    """
    return _LINE_ENDS.sub("\N{REPLACEMENT CHARACTER}", readable(text))


def listed(names: Sequence[str], most: int = 12) -> str:
    """Some names in one line; of many the first ones.

    >>> listed(["ada", "bob", "cleo"], most=2)
    'ada, bob and 1 more'
    """
    shown = ", ".join(map(one_line, names[:most]))
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def spreadsheet_text(text: str) -> str:
    """A text as a cell of a CSV file: one that a spreadsheet would take for a formula begins with an apostrophe.

    >>> spreadsheet_text("=2+5"), spreadsheet_text("ada")
    ("'=2+5", 'ada')
    """
    line = one_line(text)
    return f"'{line}" if line.lstrip().startswith(_FORMULA) else line
