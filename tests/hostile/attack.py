"""Reads the attacks: each file begins with what it tries, where it stands, and the verdict that it must get."""

import ast
import re
import runpy
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile import course

HERE = Path(__file__).parent
LATER = "# %% later\n"  # what follows stands in the notebook of a student who comes afterwards
EMPTY = dict.fromkeys(("says", "counted", "statuses", "meets"), "")
DEFAULTS = {"place": "in total", "base": "blank", "nbgrader": "no"} | EMPTY


@dataclass(frozen=True)
class Attack:
    """One attack.

    `statuses` holds those tests' that matter ("crashed or timed out" where the machine's load decides); `says` stands
    in some message of the verdict, and instead of it `counted` where a control group counts memory.
    """

    group: str
    idea: str
    tries: str
    place: str
    slug: str
    solved: bool
    points: float
    says: str
    nbgrader: bool
    code: str
    later: str
    counted: str = ""
    meets: str = ""  # "memory": a limit on memory or size must end it, on a slow machine, too
    statuses: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.group}/{self.idea}"

    def content(self, preamble: str = "") -> bytes:
        """The notebook that is handed in; `preamble` tells the attack where things lie on this machine."""
        if self.place == "file":
            made = runpy.run_path(str(HERE / self.group / f"{self.idea}.py"))["build"]()
            assert isinstance(made, bytes)
            return made
        return course.with_cell(self.place, self.slug, preamble + self.code, self.solved)

    def content_later(self, preamble: str = "") -> bytes:
        """The next student's notebook: without an answer, but looking for what the attack left."""
        if not self.later:
            return course.blank()
        return course.with_cell("after", self.slug, preamble + self.later, solved=False)


def read(file: Path) -> Attack:
    """Read one file; ValueError when its head is not as the README says."""
    text = file.read_text(encoding="utf-8")
    head = ast.get_docstring(ast.parse(text)) or ""
    tries, _, rest = head.partition("\n\n")
    facts = DEFAULTS | dict(line.split(": ", 1) for line in rest.splitlines())
    if set(facts) != {*DEFAULTS, "points"} or not tries.endswith("."):
        raise ValueError(f"{file}: a sentence and `points` are needed; {sorted(facts)} are there")
    code = text.split('"""\n', 2)[1]
    code, _, later = code.partition(LATER)
    place, _, slug = facts["place"].partition(" ")
    return Attack(
        group=file.parent.name,
        idea=file.stem,
        tries=" ".join(tries.split()),
        place=place,
        slug=slug,
        solved=facts["base"] == "right",
        points=float(facts["points"]),
        says=facts["says"],
        nbgrader=facts["nbgrader"] == "yes",
        code=code,
        later=later,
        counted=facts["counted"],
        meets=facts["meets"],
        statuses=dict(re.findall(r"([\w-]+)=(.+?)(?= [\w-]+=|$)", facts["statuses"])),
    )


def attacks() -> list[Attack]:
    """All of them, by group and idea."""
    return [read(file) for file in sorted(HERE.glob("*/*.py"))]
