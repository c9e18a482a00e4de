"""What is judged again when the student's process has ended before its time, and how much of each cell then runs.

How it works
------------
A cell of the student's may end the process in which all cells run: it exits, it takes too much memory, it cannot be
interrupted. The cells above it defined functions, which are right or wrong whatever that cell did. So the submission is
judged again from the top, by a new judge in new namespaces, with less of the cell that did it (`student/parts.py`) and
without the tests that have a result already. A cell that ends the process again is left out a little more each time.

Sometimes nobody can say which cell it was: a timer or a thread that a cell has left ends the process later, beside a
test. Then less of each of the student's own cells runs, and if that does not help, less of the answers' cells too.

One more time is for tests that an own cell may have spoilt without ending anything: a thread of its that holds a lock,
which a replica inherits without the thread that would release it, or an object of gigabytes. Those tests run once more
without the own cells' doing. They can only gain by it, as the first result stands unless the second is a pass. So it
is with a cell that gives a name of Python's or of the given cells another meaning (`list = [1, 2]`): it is left out
for the tests that did not pass.

An instructor's locked cell ends the process only by what it takes from the student's other notebooks. Then nothing is
taken from those ("beside", a step of its own; `grading/parts_beside.py`), and the rest is judged.

Every further attempt takes from the same seconds for cells and for tests, and soon there is nothing left to leave out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from autograder.sandbox.limits import Limits
from autograder.student.parts import PARTS, Part
from autograder.wire.results import CellResult, StepEnded, SubmissionEnded, TestResult

_FORGIVEN = 2  # deaths in single cells, before less of all cells of a kind runs
_LESS: tuple[tuple[Part, tuple[str, ...]], ...] = (  # in this order
    ("names", ("own",)),
    ("definitions", ("own",)),
    ("names", ("own", "run")),
    ("definitions", ("own", "run")),
)
LEAST_SECONDS = 10.0  # for all cells of a further attempt: it runs what has run before

_AGAIN = "{} ended the notebook's process, so the notebook was run again."
_OWN = "the cells that are no answers"
_KEPT = {
    "names": "the imports, functions, classes and assignments",
    "definitions": "the imports, undecorated functions, classes and constants",
    "nothing": "nothing",
}
Step = tuple[str, str, str]  # kind (run, own, beside, setup or tests), id, source


class Attempts:
    """The attempts at one submission: the steps and limits of each, and the reports that count."""

    def __init__(
        self, steps: Sequence[Step], limits: Limits, shadowing: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Begin with all steps, whole; `shadowing` are own cells that give known names another meaning, with these."""
        self._shadowing = dict(shadowing or {})
        self.steps, self.limits = list(steps), limits
        self.parts: dict[str, Part] = {}
        self._cells: dict[str, CellResult] = {}
        self._tests: dict[str, TestResult] = {}
        self._disturbed: list[str] = []  # tests that an own cell may have spoilt
        self._again: set[str] = set()  # those of them that are judged once more
        self._later_parts: list[Part] = ["names", "definitions"]  # what then runs of the own cells
        self._deaths = 0
        self._cpu, self._memory = 0.0, 0
        self._notes: list[str] = []

    def counts(self, report: StepEnded) -> bool:
        """Note a report; return whether it counts: it is the first of its step, or a pass the second time."""
        result = report.result
        if isinstance(result, CellResult):
            first = report.slug not in self._cells
            self._cells.setdefault(report.slug, result)
            return first
        if report.slug in self._again and result.status != "passed":
            return False
        self._tests[report.slug] = result
        return True

    def go_on(self, ended: SubmissionEnded) -> bool:
        """Whether there is another attempt to make; `steps`, `parts` and `limits` are then those of it."""
        self._cpu, self._memory = self._cpu + ended.cpu, max(self._memory, ended.memory)
        left = [slug for kind, slug, _ in self.steps if kind == "tests" and slug not in self._tests]
        self._disturbed += [slug for slug in ended.disturbed if slug not in self._disturbed]
        if ended.reason and left and not self._again:
            if not self._less(ended.cell):
                return False
        elif self._shadowing and (left := self._not_passed()):
            self._without_shadowing(left)
        else:
            disturbed = ended.disturbed if self._again else self._disturbed
            left = [slug for slug in disturbed if self._tests[slug].status != "passed"]
            if not (left and self._once_more(left)):
                return False
        for slug, result in self._cells.items():
            if result.status == "timed out":  # nobody waits for the same cell twice
                self._reduce(slug, "names")
        self.steps = [step for step in self.steps if step[0] != "tests" or step[1] in left]
        self.limits = replace(
            self.limits,
            cells=max(ended.cells_left, LEAST_SECONDS),
            submission=max(ended.tests_left, 0.0),
        )
        return True

    def given_up(self, ended: SubmissionEnded) -> Iterable[StepEnded]:
        """Reports of the steps that have none."""
        for kind, slug, _ in self.steps:
            if kind == "tests" and slug not in self._tests and ended.reason:
                yield StepEnded(slug, TestResult("crashed", f"The test could not run: {ended.reason}."))
            elif kind in ("run", "own") and slug not in self._cells and ended.reason:
                yield StepEnded(slug, CellResult("skipped", ended.reason))

    def whole(self, ended: SubmissionEnded) -> SubmissionEnded:
        """The last report, for all attempts together."""
        return ended._replace(cpu=self._cpu, memory=self._memory, notes=tuple(self._notes))

    def _not_passed(self) -> list[str]:
        return [slug for slug, each in self._tests.items() if each.status not in ("passed", "not written")]

    def _without_shadowing(self, tests: list[str]) -> None:
        """Leave out the cells that give known names another meaning."""
        self._again = set(tests)
        for cell, names in self._shadowing.items():
            self._reduce(cell, "nothing")
            self._notes.append(
                f"{', '.join(tests)} did not pass while {cell} gave another meaning to {', '.join(names)}, so the "
                f"notebook was run again. {_told(cell, 'nothing')}"
            )
        self._shadowing.clear()

    def _once_more(self, tests: list[str]) -> bool:
        """Take less of the own cells; return whether there was anything to take."""
        self._again = set(tests)
        while self._later_parts:
            part = self._later_parts.pop(0)
            if self._at_most(part, ["own"]):
                self._notes.append(
                    f"{', '.join(tests)} did not pass while threads or objects of other cells were still there, so the "
                    f"notebook was run again. {_told(_OWN, part)}"
                )
                return True
        return False

    def _less(self, cell: str) -> bool:
        """Take less of the cell that ended the process, or of many; return whether there was anything to take."""
        self._deaths += 1
        if any((kind, slug) == ("setup", cell) for kind, slug, _ in self.steps) and self._at_most(
            "nothing", ["beside"]
        ):
            self._notes.append(_AGAIN.format("What is taken from other notebooks") + " It was left out.")
            return True
        if any(slug == cell and kind in ("run", "own") for kind, slug, _ in self.steps):
            place = PARTS.index(self.parts.get(cell, "all"))
            self._reduce(cell, PARTS[min(place + 1, len(PARTS) - 1)])
            self._notes.append(f"{_AGAIN.format(cell)} {_told(cell, self.parts[cell])}")
            if self._deaths <= _FORGIVEN:
                return True
        for part, kinds in _LESS:
            if self._at_most(part, kinds):
                which = _OWN if kinds == ("own",) else "all your cells"
                self._notes.append(f"{_AGAIN.format('Something')} {_told(which, part)}")
                return True
        return False

    def _at_most(self, part: Part, kinds: Sequence[str]) -> bool:
        """Take at most this part of all cells of these kinds; return whether any of them had more."""
        before = dict(self.parts)
        for kind, slug, _ in self.steps:
            if kind in kinds:
                self._reduce(slug, part)
        return self.parts != before

    def _reduce(self, slug: str, part: Part) -> None:
        if PARTS.index(part) > PARTS.index(self.parts.get(slug, "all")):
            self.parts[slug] = part


def _told(which: str, part: Part) -> str:
    return f"Of {which}, {_KEPT[part]} were kept." if part != "nothing" else f"{which} was left out."
