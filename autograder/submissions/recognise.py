"""Which notebook of the course a file answers: by its cells, by their text, or by its name and its folders."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from autograder.course_folder import Course
from autograder.errors import UserError
from autograder.notebook_text import NoNotebook, fields_of, text_of
from autograder.notebooks import WRITTEN, flags_of, plain_source, read_notebook, role_of, versions_of

Key = tuple[str, str]  # a notebook of the course: its chapter and its name
MOST_CELLS = 2000  # of a file that are compared
TELLING = 6  # letters of a notebook's name that are enough to find it in a longer one
SHORTEST = 30  # characters of a text that tells one notebook from another
_ID = re.compile(r'"(?:grade_id|id)"\s*:\s*"([^"\\]{1,200})"')
_SUFFIXES = (".ipynb", ".json", ".txt", ".zip", ".html", ".htm", ".py", ".pdf")
_COPY = re.compile(
    r"(?:[ _-]*\(\d{1,3}\)|[ _-]*(?:copy|kopie|checkpoint)[ _-]?\d{0,3}|[ _-]+\d{1,2}|\.\d{1,2}|~)$"
)
_SEPARATORS = re.compile(r"[\W_]+")


class Known(NamedTuple):
    """One of the course's notebooks: the ids of its cells, the texts of those that are given, and of its solutions.

    Texts are plain, as the source and the release have them.
    """

    ids: frozenset[str]
    texts: frozenset[str]
    solutions: frozenset[str]


class Notebooks:
    """The course's notebooks, as far as it takes to recognise an answer to one of them."""

    def __init__(self, course: Course) -> None:
        self.keys: list[Key] = [
            (each, name) for each in course.assignments for name in course.notebooks(each)
        ]
        self._chapters = {_plain(chapter): chapter for chapter, _ in self.keys}
        self._known = {key: _known(course, key) for key in self.keys}

    def chapter_of(self, parts: Sequence[str]) -> str:
        """The chapter whose folder a path names, however that is spelt; "" where it names none."""
        return next((found for part in parts if (found := self._chapters.get(_plain(part)))), "")

    def by_cells(self, content: bytes) -> list[Key]:
        """The notebooks whose cells a file holds, all those alike; none where it holds cells of none.

        The marks of the cells are looked for in the text, so that a file is not parsed; where an editor has dropped
        all of them, the texts of the cells themselves are compared.
        """
        text = text_of(content)
        if text is None:
            return []
        ids = set(_ID.findall(text))
        found = self._best({key: len(ids & known.ids) for key, known in self._known.items()}, least=1)
        if found:
            return found
        try:
            cells = fields_of(content)["cells"][:MOST_CELLS]
        except NoNotebook:
            return []
        texts = {plain_source(cell["source"]) for cell in cells}
        return self._best({key: len(texts & known.texts) for key, known in self._known.items()}, least=2)

    def is_written_into(self, key: Key, cells: Sequence[Mapping[str, Any]]) -> bool:
        """Whether one of a file's solutions has another text than the notebook was handed out with."""
        theirs = {
            plain_source(cell["source"])
            for cell in cells
            if cell["metadata"].get("nbgrader", {}).get("solution")
        }
        return not theirs <= self._known[key].solutions

    def by_name(self, parts: Sequence[str]) -> list[Key]:
        """The notebooks that a path names: the file's name decides, and among several its folders."""
        stem = stem_of(parts[-1])
        plain = _plain(stem)
        named = [key for key in self.keys if _plain(key[1]) == plain or _plain("".join(key)) == plain]
        if not named:
            named = [key for key in self.keys if _plain(key[1]) == _plain(_COPY.sub("", stem))]
        if not named:  # a learning platform puts names and numbers before it, a student behind it
            inside = [key for key in self.keys if len(_plain(key[1])) >= TELLING and _plain(key[1]) in plain]
            named = inside if len(inside) == 1 else []
        chapter = self.chapter_of(parts[:-1])
        return [key for key in named if key[0] == chapter] or named

    @staticmethod
    def _best(scores: Mapping[Key, int], least: int) -> list[Key]:
        best = max(scores.values(), default=0)
        return [key for key, score in scores.items() if score == best] if best >= least else []


def stem_of(name: str) -> str:
    """A file's name without the suffixes that browsers, mail and editors put behind it.

    >>> stem_of("01_eight_bytes.IPYNB.txt"), stem_of("02 streams .ipynb ")
    ('01_eight_bytes', '02 streams')
    """
    name = unicodedata.normalize("NFC", name).strip().casefold()
    while name.endswith(_SUFFIXES):
        name = name[: name.rindex(".")].strip()
    return name


def _plain(name: str) -> str:
    """A name without what differs when it is typed again: case, spaces, dashes, accents."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return _SEPARATORS.sub("", folded)


def _known(course: Course, key: Key) -> Known:
    try:
        cells = read_notebook(course.source(*key)).cells
    except UserError:  # `release` says so
        return Known(frozenset(), frozenset(), frozenset())
    ids = {str(flags_of(cell).get("grade_id")) for cell in cells if role_of(cell)}
    ids |= {cell.id for cell in cells if "id" in cell}
    given, solutions = set[str](), set[str]()
    for cell in cells:
        (solutions if role_of(cell) in WRITTEN else given).update(versions_of(cell))
    telling = frozenset(text for text in given if len(text) >= SHORTEST)
    return Known(frozenset(ids), telling, frozenset(solutions))
