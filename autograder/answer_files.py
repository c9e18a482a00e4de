"""The answers that the tests are tested with: right ones and wrong ones, each with the score it must get.

An answer is a file, tests/answers/<chapter>/<exercise>/<idea>.py. It opens with a docstring: the idea in a sentence,
and facts, `key: value`, of which an indented line continues the one above.

A right answer is whole. So is a wrong one that resembles none of the right ones. Any other wrong one is an edit: its
`base:` names a right answer of the same exercise, or `reference`, the notebook's own solution, and below the
docstring stand pairs of texts: the lines after `# instead of` make way for the lines after `# this`. They are whole
lines with the indentation that they have in the base, blank ones at either end left out, and must occur there
exactly once. An exercise that changes thus breaks the edits that no longer fit it, each with a message of its own,
where a copy would go on testing what nobody asks any more.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import UserError
from autograder.notebooks import flags_of, read_notebook, role_of
from autograder.regions import SOLUTION, without_markers

FOLDER = Path("tests") / "answers"
REFERENCE = "reference"
KEYS = {"base", "score", "caught by", "message", "hint", "seen", "hangs"}
OLD, NEW = "# instead of", "# this"
HEADER = re.compile(r'"""(.*?)"""\n', re.DOTALL)
LINE = re.compile(r"^([a-z]+(?: [a-z]+)?):\s*(.+)$")
UNSEEN = re.compile(r"^no, because ((?:\S+\s+){2,}\S+.*)$")


@dataclass(frozen=True)
class Answer:
    """One answer to one exercise: a whole solution cell and what must become of it."""

    chapter: str
    exercise: str
    name: str  # the file's, without .py
    idea: str  # a sentence
    source: str
    score: float
    caught_by: str | None  # the first test cell that must fail; None for a right answer
    message: str | None  # what that cell's message must contain
    hint: str | None  # what that cell's hint must contain, where the file says so
    unseen: str | None  # why only a hidden value can catch it; None where a visible part of a test must
    hangs: bool

    @property
    def right(self) -> bool:
        """Whether it is meant to earn all points."""
        return self.caught_by is None

    def __str__(self) -> str:
        return f"{self.chapter}/{self.exercise}/{self.name}"


def read_answers(root: Path, chapter: str = "*", exercise: str = "*") -> list[Answer]:
    """All answers to an exercise, or to all, below `root`/tests/answers, in order; UserError for a faulty one."""
    bases = _Bases(root)
    return [_read(file, bases) for file in sorted((root / FOLDER).glob(f"{chapter}/{exercise}/*.py"))]


class _Bases:
    """The right answers below a course's root, each read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._references: dict[str, dict[str, str]] = {}  # by chapter and exercise

    def code(self, file: Path, base: str) -> str:
        """The code of the base of this name, of which `file` is an edit; raises UserError when there is none."""
        if base == REFERENCE:
            code = self._of_chapter(file.parent.parent.name).get(file.parent.name)
        else:
            right = file.parent / f"{base}.py"
            code = _parted(right)[1] if base.startswith("right_") and right.is_file() else None
        if code is None:
            raise UserError(
                f"{_shown(file)} is an edit of `{base}`, which is not there. Name a right_ file of the same "
                f"exercise, or `{REFERENCE}`."
            )
        return code

    def _of_chapter(self, chapter: str) -> dict[str, str]:
        if chapter not in self._references:
            self._references[chapter] = {
                str(flags_of(cell)["grade_id"]): f"{without_markers(str(cell.source), SOLUTION)}\n"
                for notebook in sorted((self._root / "course" / chapter).glob("*.ipynb"))
                for cell in read_notebook(notebook).cells
                if role_of(cell) == "solution"
            }
        return self._references[chapter]


def _parted(file: Path) -> tuple[str, str]:
    """A file's docstring and what stands below it; raises UserError when it has no docstring."""
    source = file.read_text(encoding="utf-8")
    header = HEADER.match(source)
    if header is None:
        raise UserError(f'{_shown(file)} has no docstring. It must open with """, the idea and the score.')
    return header[1], source[header.end() :].lstrip("\n")


def _read(file: Path, bases: _Bases) -> Answer:
    said, body = _parted(file)
    facts = dict(_facts(file, said))
    right = file.stem.startswith("right_")
    try:
        score = float(facts["score"])
    except (KeyError, ValueError) as error:
        raise UserError(f"{_shown(file)} has no score. Its docstring needs a line `score: 0`.") from error
    if right == ("caught by" in facts) or right == ("message" in facts):
        need = "no `caught by:` and no `message:`" if right else "a line `caught by:` and a line `message:`"
        raise UserError(f"{_shown(file)} needs {need} in its docstring: right_ files pass, all others fail.")
    if right and (extra := facts.keys() & {"base", "hint", "seen"}):
        raise UserError(f"{_shown(file)} is right, and needs no `{min(extra)}:`. Take the line away.")
    reason = UNSEEN.match(facts["seen"]) if "seen" in facts else None
    if "seen" in facts and reason is None:
        raise UserError(
            f"{_shown(file)} says `seen: {facts['seen']}`. Say `seen: no, because` and why only a hidden value "
            "can catch it, or take the line away."
        )
    if "base" in facts:
        code = _edited(file, bases.code(file, facts["base"]), facts["base"], list(_edits(file, body)))
    elif OLD in body.splitlines():
        raise UserError(
            f"{_shown(file)} is an edit, and does not say of what. Its docstring needs a line `base:`."
        )
    else:
        code = body
    try:
        ast.parse(code)
    except SyntaxError as error:
        where = f"{(error.text or '').strip()!r}, line {error.lineno}"
        where += " of what its edits make" if "base" in facts else " below its docstring"
        raise UserError(f"{_shown(file)} is not Python: {error.msg} in {where}. Mend it.") from error
    return Answer(
        chapter=file.parent.parent.name,
        exercise=file.parent.name,
        name=file.stem,
        idea=" ".join(said.split("\n\n")[0].split()),
        source=code,
        score=score,
        caught_by=facts.get("caught by"),
        message=facts.get("message"),
        hint=facts.get("hint"),
        unseen=reason[1] if reason else None,
        hangs=facts.get("hangs", "no").startswith("yes"),
    )


def _facts(file: Path, said: str) -> Iterator[tuple[str, str]]:
    """The lines `key: value` of a docstring, each with the indented lines that continue it."""
    for line in re.sub(r"\n[ \t]+(?=\S)", " ", said).splitlines():
        if found := LINE.match(line):
            if found[1] not in KEYS:
                known = ", ".join(sorted(KEYS))
                raise UserError(f"{_shown(file)} says `{found[1]}:`, which nobody reads. There are: {known}.")
            yield found[1], found[2].strip()


def _edits(file: Path, body: str) -> Iterator[tuple[str, str]]:
    """The pairs of texts below an edit's docstring, the old before the new."""
    before, *pairs = re.split(rf"^{OLD}\n", body, flags=re.MULTILINE)
    if before.strip() or not pairs:
        raise UserError(
            f"{_shown(file)} has a base: below its docstring stands `{OLD}`, and nothing before it."
        )
    for pair in pairs:
        old, *new = (_trimmed(text) for text in re.split(rf"^{NEW}\n", f"{pair}\n", flags=re.MULTILINE))
        if not old or len(new) != 1:
            raise UserError(
                f"{_shown(file)} needs lines of its base after `{OLD}`, and one `{NEW}` after them."
            )
        yield old, new[0]


def _trimmed(text: str) -> str:
    """Lines without blank ones at either end."""
    kept = re.sub(r"\A(?:[ \t]*\n)+|\s+\Z", "", text)
    return f"{kept}\n" if kept else ""


def _edited(file: Path, code: str, base: str, edits: list[tuple[str, str]]) -> str:
    """The base with each old text, which must be there exactly once, replaced by the new one."""
    places = []
    for old, new in edits:
        found = [match.start() for match in re.finditer(rf"^(?={re.escape(old)})", code, re.MULTILINE)]
        if len(found) != 1:
            raise UserError(
                f"{_shown(file)} replaces a text that `{base}` has {len(found)} times, not once:\n{old}"
                "Write as many of its lines as make it the only one."
            )
        places.append((found[0], found[0] + len(old), new))
    places.sort()
    made, end = "", 0
    for start, until, new in places:
        if start < end:
            raise UserError(
                f"{_shown(file)} replaces this line of `{base}` twice:\n{code[start:].splitlines()[0]}"
            )
        made, end = made + code[end:start] + new, until
    return made + code[end:]


def _shown(file: Path) -> str:
    return "/".join(file.parts[-5:])
