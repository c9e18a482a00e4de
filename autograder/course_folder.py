"""The course's folder: its settings, its assignments, and the place of each file that a command reads or writes."""

import contextlib
import difflib
import functools
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from traitlets.config.loader import Config, PyFileConfigLoader

from autograder.errors import UserError
from autograder.nbgrader_environment import put_scripts_on_path
from autograder.plain_files import A_FOLDER, Entry, entries_below
from autograder.plain_text import listed, one_line
from autograder.settings import CLASS, SAMPLE, Judging, judging

SETTINGS = "nbgrader_config.py"
_PATTERNS = set("?*[%")  # what a glob or the gradebook's address takes for more than a letter


@dataclass(frozen=True, order=True)
class Submission:
    """One notebook that one student handed in, or should have."""

    student: str
    assignment: str
    notebook: str  # without .ipynb

    def __str__(self) -> str:
        return f"{self.student} {self.assignment}/{self.notebook}"


@dataclass(frozen=True)
class Course:
    """The folder with nbgrader_config.py, and nbgrader's own view of it."""

    root: Path
    config: Config
    directory: Any  # nbgrader's CourseDirectory

    @functools.cached_property
    def build(self) -> Path:
        """The folder of everything that commands make; the sample class has one of its own."""
        return self.root / self.judging.made

    @property
    def command(self) -> str:
        """How the commands for this class begin, as messages say it."""
        return "autograder --sample" if self.build.name == SAMPLE else "autograder"

    @property
    def db_url(self) -> str:
        """The gradebook's address, as SQLAlchemy writes it."""
        return str(self.directory.db_url)

    @property
    def course_id(self) -> str:
        """The course's name in the gradebook and in the exchange."""
        return str(self.directory.course_id)

    def folder(self, step: str, student: str = "", assignment: str = "") -> Path:
        """The folder of one of nbgrader's steps: source, release, submitted, autograded or feedback."""
        return self.root / str(getattr(self.directory, f"{step}_directory")) / student / assignment

    def file(self, step: str, submission: Submission, suffix: str = ".ipynb") -> Path:
        """The file of a submission at one of nbgrader's steps."""
        return self.folder(step, submission.student, submission.assignment) / (submission.notebook + suffix)

    def source(self, assignment: str, notebook: str) -> Path:
        """The instructor's version of a notebook."""
        return self.folder("source", "", assignment) / f"{notebook}.ipynb"

    def verdict(self, submission: Submission) -> Path:
        """The file of a submission's verdict."""
        return (
            self.build
            / "verdicts"
            / submission.student
            / submission.assignment
            / f"{submission.notebook}.json"
        )

    def note(self, kind: str, submission: Submission) -> Path:
        """The file that holds the digest of all that a submission's result was made from; `kind` is the step."""
        folder = self.build / "ledger" / kind / submission.student / submission.assignment
        return folder / f"{submission.notebook}.json"

    @property
    def judging(self) -> Judging:
        """The settings of judging."""
        return judging(self.config)

    @functools.cached_property
    def assignments(self) -> list[str]:
        """The chapters: the folders of the source that hold a notebook."""
        folder = self.folder("source")
        if not folder.is_dir():
            return []
        return sorted(each.name for each in folder.iterdir() if any(each.glob("*.ipynb")))

    def notebooks(self, assignment: str) -> list[str]:
        """The names of a chapter's notebooks, without .ipynb."""
        return sorted(file.stem for file in self.folder("source", "", assignment).glob("*.ipynb"))

    @property
    def students(self) -> list[str]:
        """Everybody who handed something in."""
        return [name for name in self._submitted if _is_text(name)]

    @property
    def unreadable(self) -> list[str]:
        """Names of folders of submissions that cannot be decoded in this locale."""
        return [name for name in self._submitted if not _is_text(name)]

    @property
    def astray(self) -> list[str]:
        """What lies among the students' folders and is none: a file, a link, a chapter under a name with a dot."""
        return [
            one_line(name)
            for name, kind in self._entries
            if (kind == A_FOLDER and self._has_a_chapter(name) if name.startswith(".") else kind != A_FOLDER)
        ]

    def _has_a_chapter(self, name: str) -> bool:
        with contextlib.suppress(OSError):
            return not {each.name for each in entries_below(self.folder("submitted"), (name,))}.isdisjoint(
                self.assignments
            )
        return False

    @property
    def _submitted(self) -> list[str]:
        return [name for name, kind in self._entries if kind == A_FOLDER and not name.startswith(".")]

    @property
    def _entries(self) -> list[Entry]:
        return entries_below(self.folder("submitted"), (), most=None)

    def choose_members(self, wanted: Iterable[str], enrolled: Iterable[str]) -> list[str]:
        """The students asked for, who handed in or are `enrolled`; raises UserError for anybody else."""
        known = sorted({*self.students, *enrolled})
        return _choose(wanted, known, "student", "enrol them with `nbgrader db student add ID`.")

    def shown(self, path: Path) -> str:
        """A path as messages show it: relative to the course's folder."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def choose_assignments(self, wanted: Iterable[str] | None) -> list[str]:
        """The assignments asked for, all when none is; raises UserError for one that does not exist."""
        if not self.assignments:
            source = self.shown(self.folder("source"))
            raise UserError(f"{source}/ holds no notebook. Make the notebooks with `make course`.")
        return _choose(wanted, self.assignments, "assignment")

    def choose_students(self, wanted: Iterable[str] | None) -> list[str]:
        """The students asked for, all when none is; raises UserError for one who handed nothing in."""
        if not self.students:
            holds = f"holds no student's folder, only {listed(self.astray)}" if self.astray else "is empty"
            raise UserError(
                f"Nobody handed anything in yet: {self.shown(self.folder('submitted'))}/ {holds}. Put each "
                "notebook at <student>/<assignment>/<notebook>.ipynb there, or try the grader on a sample class with "
                "`make grade`."
            )
        return _choose(wanted, self.students, "student")


def find(start: Path, submitted: Path | None = None, sample: bool = False) -> Course:
    """Read the course that `start` lies in; raises UserError when it lies in none.

    `submitted` is a folder of submissions to take instead of the course's own. With `sample` all folders but the
    source's, and the gradebook, are those of the sample class.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return _load(folder, submitted, sample)
    raise UserError(
        f"There is no {SETTINGS} in {start} or above it. Run this in the course's folder, or say --root."
    )


def _load(root: Path, submitted: Path | None, sample: bool) -> Course:
    if odd := sorted(set(str(root)) & _PATTERNS):
        raise UserError(
            f"The course's folder is {one_line(str(root))}, and nbgrader takes {' and '.join(odd)} in a path for a "
            "pattern or for part of an address. Move or rename the folder, so that its path is without."
        )
    put_scripts_on_path()
    try:
        with _class_of(sample):
            config = PyFileConfigLoader(SETTINGS, path=str(root)).load_config()
    except Exception as error:  # the file is a program, which may raise anything
        raise UserError(f"{root / SETTINGS} cannot be read: {type(error).__name__}: {error}.") from error
    directory = CourseDirectory(config=config)
    if submitted is not None:
        directory.submitted_directory = str(submitted.resolve())
    course = Course(Path(directory.root), config, directory)
    own = course.folder("autograded").is_relative_to(course.build) and course.build.name == SAMPLE
    if sample and not own:
        raise UserError(
            f"{SETTINGS} is an older one, in which the sample class has no folders of its own. Take the course's new "
            "one, and put your own settings into it."
        )
    course.build.mkdir(parents=True, exist_ok=True)
    return course


@contextmanager
def _class_of(sample: bool) -> Iterator[None]:
    """While the settings are read, the environment says whose folders are meant."""
    before = os.environ.get(CLASS)
    if sample:
        os.environ[CLASS] = SAMPLE
    try:
        yield
    finally:
        os.environ.pop(CLASS, None)
        if before is not None:
            os.environ[CLASS] = before


def _is_text(name: str) -> bool:
    """Whether a file's name could be decoded; no gradebook takes one that could not."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _choose(wanted: Iterable[str] | None, known: list[str], kind: str, remedy: str = "") -> list[str]:
    chosen = list(dict.fromkeys(wanted or known))
    for name in chosen:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            if close:
                hint = f"Did you mean {one_line(close[0])}?" + (f" If not, {remedy}" if remedy else "")
            else:
                hint = f"{remedy[0].upper()}{remedy[1:]}" if remedy else f"There are: {listed(known)}."
            raise UserError(f"There is no {kind} called {name!r}. {hint}")
    return chosen
