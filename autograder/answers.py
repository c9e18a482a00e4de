"""The answers that the tests are tested with: right ones and wrong ones, each with the score it must get."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import UserError

FOLDER = Path("tests") / "answers"
KEYS = {"score", "caught by", "message", "hangs"}
LINE = re.compile(r"^([a-z]+(?: [a-z]+)?):\s*(.+)$")


@dataclass(frozen=True)
class Answer:
    """One file of tests/answers/<chapter>/<exercise>/: a whole solution cell and what must become of it."""

    chapter: str
    exercise: str
    idea: str  # the file's name
    source: str
    score: float
    caught_by: str | None  # the first test cell that must fail; None for a right answer
    message: str | None  # what that cell's message must contain
    hangs: bool

    @property
    def right(self) -> bool:
        """Whether it is meant to earn all points."""
        return self.caught_by is None

    def __str__(self) -> str:
        return f"{self.chapter}/{self.exercise}/{self.idea}"


def read_answers(root: Path) -> list[Answer]:
    """All answers below `root`/tests/answers, in order; raises UserError for one without its score."""
    return [read_answer(file) for file in sorted((root / FOLDER).glob("*/*/*.py"))]


def read_answer(file: Path) -> Answer:
    """Read one answer file; raises UserError when its docstring does not say what must become of it."""
    source = file.read_text(encoding="utf-8")
    try:
        said = ast.get_docstring(ast.parse(source)) or ""
    except SyntaxError as error:
        raise UserError(
            f"{_shown(file)} is not Python: line {error.lineno}: {error.msg}. Mend it."
        ) from error
    pairs = [(found[1], found[2].strip()) for line in said.splitlines() if (found := LINE.match(line))]
    facts = {key: value for key, value in pairs if key in KEYS}
    try:
        score = float(facts["score"])
    except (KeyError, ValueError) as error:
        raise UserError(f"{_shown(file)} has no score. Its docstring needs a line `score: 0`.") from error
    right = file.stem.startswith("right_")
    if right == ("caught by" in facts) or right == ("message" in facts):
        need = "no `caught by:` and no `message:`" if right else "a line `caught by:` and a line `message:`"
        raise UserError(f"{_shown(file)} needs {need} in its docstring: right_ files pass, all others fail.")
    return Answer(
        chapter=file.parent.parent.name,
        exercise=file.parent.name,
        idea=file.stem,
        source=source,
        score=score,
        caught_by=facts.get("caught by"),
        message=facts.get("message"),
        hangs=facts.get("hangs", "no").startswith("yes"),
    )


def _shown(file: Path) -> str:
    return "/".join(file.parts[-5:])
