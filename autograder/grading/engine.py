"""The engine: from the bytes of a submission and the instructor's tests to a verdict.

Used by `autograder grade` and `try`, and by nbgrader's own autograde.
"""

import contextlib
import functools
import platform
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from nbformat import NotebookNode

from autograder.errors import UserError
from autograder.grading.cell_plan import Plan, make_plan
from autograder.grading.matching import Given
from autograder.grading.parts_beside import BESIDE_STEP, in_folder, notebooks_beside, with_parts
from autograder.grading.verdict import CellVerdict, TestVerdict, Verdict
from autograder.judge.client import Sandbox
from autograder.notebooks import exercises_of, flags_of, parse_notebook
from autograder.plain_text import readable
from autograder.sandbox.limits import Limits
from autograder.up_to_date import digest
from autograder.wire.results import TEST_STATUSES, CellResult, SubmissionEnded, TestResult
from loopback.check.failure import Failure
from loopback.check.student_line import StudentLine

_USES_IPYTHON = re.compile(r"^%|\b(widgets|ipywidgets|IPython|get_ipython|display)\b", re.MULTILINE)
# All that marks rest on, below autograder/.
DECIDING = (
    "exercise_names.py",
    "grading",
    "judge",
    "notebook_text.py",
    "notebooks.py",
    "plain_text.py",
    "regions.py",
    "sandbox",
    "student",
    "wire",
)
_ENDED = {"raised": "raised", "timed out": "was stopped", "crashed": "ended the notebook's process"}
LOST = "The judge ended before this test had come to its end."


@dataclass(frozen=True)
class Bundle:
    """An instructor's notebook, ready to judge submissions by.

    `beside` are the instructor's other notebooks of the chapter from which it takes parts, by their names.
    """

    source: NotebookNode
    digest: str
    beside: tuple[tuple[str, bytes], ...] = ()

    @property
    def uses_ipython(self) -> bool:
        """Whether its cells are likely to import IPython or widgets; the broker then does so, once for a class."""
        return any(
            _USES_IPYTHON.search(cell.source) for cell in self.source.cells if cell.cell_type == "code"
        )

    @property
    def tests(self) -> list[TestVerdict]:
        """The verdicts of its graded cells, in its order, before any result has arrived: no points."""
        exercises = {slug: each.name for each in exercises_of(self.source) for slug, _ in each.tests}
        return [
            TestVerdict(
                id=(slug := str(flags["grade_id"])),
                exercise=exercises[slug],
                points=0.0,
                maximum=float(flags["points"]),
                status="crashed",
                message=LOST,
            )
            for cell in self.source.cells
            if (flags := flags_of(cell)).get("grade")
        ]

    def beside_of(self, read: Callable[[str], bytes]) -> tuple[tuple[str, bytes], ...]:
        """A student's other notebooks from which this one takes parts, by their names.

        `read` gives the bytes of one; left out is each for which it raises OSError or UserError.
        """
        found = []
        for name, _ in self.beside:
            with contextlib.suppress(OSError, UserError):
                found.append((name, read(name)))
        return tuple(found)


@functools.lru_cache(maxsize=64)
def bundle(content: bytes, beside: tuple[tuple[str, bytes], ...] = ()) -> Bundle:
    """Read an instructor's notebook; raises UserError for bytes that are no notebook."""
    parts = [part for name, other in beside for part in (name, other)]
    return Bundle(parse_notebook(content, "the instructor's notebook"), digest(content, *parts), beside)


def bundle_of(file: Path) -> Bundle:
    """Read an instructor's notebook from its file, with those beside it from which it takes parts."""
    content = file.read_bytes()
    return bundle(content, notebooks_beside(content, in_folder(file.parent)))


@dataclass(frozen=True)
class Submitted:
    """One notebook of one student; `content` is the bytes of its file, read once."""

    student: str
    assignment: str
    notebook: str
    content: bytes
    seed: str
    problem: str | None = None  # the reason why the file could not be read
    notes: tuple[str, ...] = ()  # how it was found, where it was not at its place
    beside: tuple[tuple[str, bytes], ...] = ()  # the student's other notebooks that it takes parts from

    @functools.cached_property
    def digest(self) -> str:
        """A digest of the bytes, those of the notebooks beside it included."""
        return digest(self.content, *(part for name, other in self.beside for part in (name, other)))


class Judgement(NamedTuple):
    """The verdict, and the plan by which it was made; no plan where the submission could not be read."""

    verdict: Verdict
    plan: Plan | None


def grade(sandbox: Sandbox, submitted: Submitted, tests: Bundle, limits: Limits) -> Judgement:
    """Judge one submission. A function of its arguments: it reads no file and writes none.

    A submission that cannot be read has a verdict too, with a problem and no points. Raises UserError only when the
    machine does not allow a sandbox.
    """
    started = time.monotonic()
    facts: dict[str, Any] = {
        "student": submitted.student,
        "assignment": submitted.assignment,
        "notebook": submitted.notebook,
        "seed": submitted.seed,
        "digests": {"submission": submitted.digest, "tests": tests.digest, "judge": tools_digest()},
        "versions": versions(),
        "sandboxed": sandbox.sandboxed,
    }
    try:
        if submitted.problem is not None:
            raise UserError(submitted.problem)
        notebook = parse_notebook(submitted.content, f"{submitted.notebook}.ipynb")
    except UserError as problem:
        said = readable(str(problem))
        none = [_replaced(test, status="missing", message=said) for test in tests.tests]
        return Judgement(Verdict(tests=none, problem=said, notes=list(submitted.notes), **facts), None)
    plan = make_plan(tests.source, notebook)
    found = {test.id: test for test in tests.tests}
    found |= {slug: _response(found[slug], text) for slug, text in plan.responses.items()}
    cells, cpu, memory, notes = [], 0.0, 0, [*submitted.notes, *plan.notes, *_missing(submitted, tests)]
    steps = with_parts(plan.steps, tests.beside, submitted.beside)
    for report in sandbox.judge(submitted.seed, steps, limits, plan.shadowing):
        if isinstance(report, SubmissionEnded):
            cpu, memory, notes = cpu + report.cpu, report.memory, [*notes, *report.notes]
        elif isinstance(result := report.result, TestResult):
            found[report.slug] = _concluded(found[report.slug], result)
            cpu += result.cpu
        elif report.slug != BESIDE_STEP:
            cells.append(_cell_concluded(report.slug, result))
    used = {"cpu": round(cpu, 4), "memory": float(memory), "wall": round(time.monotonic() - started, 4)}
    judged = with_earlier_failures(_with_reasons(found.values(), cells, plan.given), plan.given)
    return Judgement(Verdict(tests=judged, cells=cells, notes=notes, used=used, **facts), plan)


def _missing(submitted: Submitted, tests: Bundle) -> Iterator[str]:
    """A note for each notebook from which this one takes parts, and which was not handed in."""
    there = {name for name, _ in submitted.beside}
    for name in (name for name, _ in tests.beside if name not in there):
        yield f"{name}.ipynb was not handed in: what this notebook takes from it is missing."


def _with_reasons(
    tests: Iterable[TestVerdict], cells: Iterable[CellVerdict], given: dict[str, Given]
) -> Iterator[TestVerdict]:
    """The tests; one that wants a name which an answer's cell did not come to define has that cell's error."""
    broken = {
        name: cell
        for cell in cells
        if cell.status != "ran" and cell.id in given and not given[cell.id].is_locked
        for name in given[cell.id].defines
    }
    for test in tests:
        # The test's own words, or those of the NameError that came out of the student's function.
        said = (name for name in broken if re.search(rf"\b{name}'? is not defined", test.text))
        wanted = next(said, None)
        if wanted is None or test.status == "passed":
            yield test
            continue
        cell = broken[wanted]
        ended = _ENDED.get(cell.status, "ended early")
        reason = f"The cell of {cell.id} should define {wanted}. It {ended}: {cell.text}"
        yield _replaced(test, message="\n".join(filter(None, [test.message, reason])))


def with_earlier_failures(tests: Iterable[TestVerdict], given: dict[str, Given]) -> list[TestVerdict]:
    """The tests, each that failed with the first test before it whose failure may be its cause.

    That is one of the same exercise, or rather one of an exercise whose class this one continues: a fault in the
    first of several steps shows in all of them.
    """
    first: dict[str, str] = {}
    seen = []
    for test in tests:
        steps = _steps_to(test.exercise, given)
        earlier = next((first[step] for step in steps if step in first), "") if test.has_failed else ""
        seen.append(_replaced(test, earlier=earlier))
        if test.has_failed:
            first.setdefault(test.exercise, test.id)
    return seen


def _steps_to(exercise: str, given: dict[str, Given]) -> list[str]:
    """The exercises whose classes an exercise continues, the first step first, and itself as the last."""
    steps = [exercise]
    while steps[0] in given:
        bases = given[steps[0]].continues
        before = (slug for slug, each in given.items() if not each.is_locked and each.defines & bases)
        step = next((slug for slug in before if slug not in steps), None)
        if step is None:
            break
        steps.insert(0, step)
    return steps


def _response(test: TestVerdict, text: str) -> TestVerdict:
    """The verdict of a cell to which a person gives the points: it waits, unless nothing was written."""
    if not text:
        return _replaced(test, status="not written", message="There is no answer yet.")
    return _replaced(test, status="by hand", message="", written=digest(text.encode(errors="surrogatepass")))


def _concluded(test: TestVerdict, result: TestResult) -> TestVerdict:
    """The verdict of a test with its result; points only if the status is exactly "passed"."""
    known = result.status if result.status in TEST_STATUSES else "crashed"
    return _replaced(
        test,
        status=known,
        points=test.maximum if known == "passed" else 0.0,
        message=readable(result.message),
        failure=_readable_failure(result.failure) if result.failure else None,
        ending=readable(result.ending),
        output=readable(result.output),
        cpu=result.cpu,
        wall=result.wall,
    )


def _cell_concluded(slug: str, result: CellResult) -> CellVerdict:
    line = _readable_line(result.line) if result.line else None
    return CellVerdict(slug, result.status, readable(result.message), result.wall, line)


def _readable_line(line: StudentLine) -> StudentLine:
    return StudentLine(line.number, readable(line.function), readable(line.source))


def _readable_failure(failure: Failure) -> Failure:
    parts: dict[str, Any] = {
        name: readable(value) if isinstance(value, str) else tuple(map(readable, value))
        for name, value in vars(failure).items()
        if name != "lines"
    }
    parts["lines"] = tuple(map(_readable_line, failure.lines))
    return Failure(**parts)


def _replaced(test: TestVerdict, **changes: Any) -> TestVerdict:
    return TestVerdict(**(vars(test) | changes))


@functools.cache
def versions() -> dict[str, str]:
    """The versions of everything that a verdict was made with."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        **{name: _version(name) for name in ("loopback-course", "ipython", "nbgrader")},
        "nbformat": str(nbformat.__version__),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # run from its folder, not installed
        return "not installed"


@functools.cache
def tools_digest() -> str:
    """A digest of the code that decides on marks: when it changes, everything is graded again."""
    bench = find_spec("loopback")  # found, not imported: the tests need it, this process does not
    if bench is None or bench.origin is None:
        raise UserError("The package loopback is not installed. Install the course with `pip install .`.")
    own = Path(__file__).parent.parent
    return digest(Path(bench.origin).parent, *(own / name for name in DECIDING))
