"""The engine inside nbgrader's own autograde and formgrader's button."""

import atexit
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets.config import Config

from autograder.course_folder import Course, Submission
from autograder.grading import engine
from autograder.grading.cell_plan import make_plan
from autograder.grading.graded_notebook import graded_notebook, in_order
from autograder.grading.seed import seed_of
from autograder.judge.client import Sandbox
from autograder.notebook_text import LARGEST
from autograder.notebooks import flags_of, parse_notebook
from autograder.plain_files import read_below
from autograder.settings import judging
from autograder.submissions.handed_in import HandedIn


class RepairSubmission(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts a submission in order before nbgrader looks at it, which drops one with a cell doubled or retyped."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook with each of the instructor's cells once, in its place.

        Raises OSError where a link leads to it: nbgrader has followed that, and notes the student's failure.
        """
        source = engine.bundle_of(_source(self.config, resources)).source
        notebook = resources["nbgrader"]["notebook"]
        handed_in = parse_notebook(_handed_in(self.config, resources, notebook), f"{notebook}.ipynb")
        return in_order(make_plan(source, handed_in), source), resources


class JudgeSubmission(NbGraderPreprocessor):  # type: ignore[misc]
    """Stands where nbgrader's Execute stood: the judge decides, and the outputs say so."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Judge the notebook, and write what came of it into the test cells and among the verdicts."""
        settings, names = judging(self.config), resources["nbgrader"]
        student, assignment, notebook = (names[key] for key in ("student", "assignment", "notebook"))
        tests = engine.bundle_of(_source(self.config, resources))
        submitted = engine.Submitted(
            student=student,
            assignment=assignment,
            notebook=notebook,
            content=nbformat.writes(nb).encode(),  # type: ignore[no-untyped-call]
            seed=seed_of(student, settings.course_seed),
            beside=tests.beside_of(_reader(self.config, student, assignment)),
        )
        verdict, plan = engine.grade(_sandbox(settings.sandbox), submitted, tests, settings.limits)
        build = Path(CourseDirectory(config=self.config).root) / settings.made
        verdict.write(build / "verdicts" / student / assignment / f"{notebook}.json")
        graded = graded_notebook(plan or make_plan(tests.source, nb), tests.source, verdict)
        _keep_checksums(nb, graded)
        return graded, resources


def _keep_checksums(nb: NotebookNode, graded: NotebookNode) -> None:
    """Give the cells of the graded notebook nbgrader's metadata, by which it knows an answer that was not touched."""
    metadata = {flags_of(cell).get("grade_id"): cell.metadata for cell in nb.cells}
    for cell in graded.cells:
        slug = flags_of(cell).get("grade_id")
        if slug is not None:
            cell["metadata"] = metadata.get(slug, cell.metadata)


def _handed_in(config: Config, resources: dict[str, Any], notebook: str) -> bytes:
    """A notebook of the submission, read as `autograder grade` reads it: no link in its path below the students'."""
    course, names = CourseDirectory(config=config), resources["nbgrader"]
    students = Path(course.format_path(course.submitted_directory, ".", "."))
    return read_below(students, (names["student"], names["assignment"], f"{notebook}.ipynb"), LARGEST + 1)


def _reader(config: Config, student: str, assignment: str) -> Callable[[str], bytes]:
    """A function that reads another notebook of a student's, by its name: the one that `autograder grade` takes."""

    @functools.cache
    def handed_in() -> HandedIn:  # looked for only where a notebook takes parts from others
        directory = CourseDirectory(config=config)
        return HandedIn(Course(Path(directory.root), config, directory))

    return lambda name: handed_in().read(Submission(student, assignment, name))


_running: dict[bool, Sandbox] = {}


def _sandbox(sandboxed: bool) -> Sandbox:
    """One sandbox for all that this process grades; another if it has ended, with the thread that started it."""
    if sandboxed not in _running or not _running[sandboxed].alive:
        _running[sandboxed] = Sandbox(sandboxed)
        atexit.register(_running[sandboxed].__exit__, None, None, None)
    return _running[sandboxed]


def _source(config: Config, resources: dict[str, Any]) -> Path:
    """The instructor's version of the notebook that is being converted."""
    course, names = CourseDirectory(config=config), resources["nbgrader"]
    folder = course.format_path(course.source_directory, ".", names["assignment"])
    return Path(folder) / f"{names['notebook']}.ipynb"
