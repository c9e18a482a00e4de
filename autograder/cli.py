"""The commands, each a thin skin over one step."""

import functools
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from sqlalchemy.exc import DatabaseError

from autograder import course as courses
from autograder.course import Course, Submission
from autograder.marks.export import write_csv
from autograder.marks.read import marks_of
from autograder.marks.table import print_marks
from autograder.problem import Problem
from autograder.steps.feedback import feedback as write_feedback
from autograder.steps.grade import grade as grade_submissions
from autograder.steps.release import release as make_release
from autograder.steps.sample_class import sample_class as make_sample_class

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
Assignments = Annotated[
    list[str] | None, typer.Argument(metavar="[ASSIGNMENT]...", help="Chapters; all when left out.")
]
Students = Annotated[
    list[str] | None, typer.Option("--student", help="Only this student; may be given again.")
]
console, errors = Console(), Console(stderr=True)


@app.callback()
def _course(
    context: typer.Context,
    root: Annotated[Path, typer.Option(help="A folder in the course, below nbgrader_config.py.")] = Path(),
) -> None:
    """Release, collect and grade the course's notebooks, on top of nbgrader."""
    context.obj = functools.cache(lambda: courses.find(root))  # so that `grade --help` works anywhere


@app.command()
def release(
    context: typer.Context,
    assignments: Assignments = None,
    drop_marks: Annotated[
        bool, typer.Option("--drop-marks", help="Even if marks given by hand are lost by it.")
    ] = False,
) -> None:
    """Make the students' notebooks: without solutions, without hidden tests, without outputs."""
    course: Course = context.obj()
    for assignment in course.choose_assignments(assignments):
        made = make_release(course, assignment, drop_marks)
        where = course.shown(course.folder("release", "", assignment))
        _say(f"{where}/ {'made' if made else 'unchanged'}")


@app.command(name="sample-class")
def sample_class(context: typer.Context, assignments: Assignments = None) -> None:
    """Hand in for a class of made-up students: right, blank, wrong in many ways, and hanging."""
    course: Course = context.obj()
    made = make_sample_class(course, course.choose_assignments(assignments))
    written = sum(each.changed for each in made)
    where = course.shown(course.folder("submitted"))
    _say(f"{where}/ has {len(made)} students of the sample class, {written} written now")


@app.command()
def grade(context: typer.Context, assignments: Assignments = None, student: Students = None) -> None:
    """Grade what was handed in and not graded yet, and print everybody's marks."""
    course: Course = context.obj()
    chosen, students = course.choose_assignments(assignments), course.choose_students(student)
    done = grade_submissions(course, chosen, students, _shown("Grading"))
    print_marks(console, marks_of(course, chosen, students if student else None))
    _say(f"{len(done.anew)} graded now, {len(done.unchanged)} unchanged, {len(done.broken)} not gradable")
    _complain(done.broken)
    for path in done.unknown:
        _warn(f"{path} is no notebook of this course and was passed over. Was it renamed?")
    for name in course.unreadable:
        _warn(f"{name} in {course.shown(course.folder('submitted'))}/ is no name in this locale. Rename it.")
    _say_where(course)


@app.command()
def feedback(context: typer.Context, assignments: Assignments = None, student: Students = None) -> None:
    """Write the graded notebooks as web pages for the students, without the hidden tests."""
    course: Course = context.obj()
    chosen, students = course.choose_assignments(assignments), course.choose_students(student)
    done = write_feedback(course, chosen, students, _shown("Writing"))
    where = course.shown(course.folder("feedback"))
    _say(f"{where}/: {len(done.anew)} written now, {len(done.unchanged)} unchanged")
    _complain(done.broken)


@app.command()
def report(context: typer.Context, assignments: Assignments = None, student: Students = None) -> None:
    """Print everybody's marks, students by exercises, and where the files are."""
    course: Course = context.obj()
    chosen, students = course.choose_assignments(assignments), course.choose_students(student)
    print_marks(console, marks_of(course, chosen, students if student else None))
    _say_where(course)


@app.command()
def export(
    context: typer.Context,
    assignments: Assignments = None,
    to: Annotated[Path | None, typer.Option(help="Write here instead of printing.")] = None,
) -> None:
    """Write marks as CSV: student, assignment, notebook, exercise, earned, max, state."""
    course: Course = context.obj()
    marks = marks_of(course, course.choose_assignments(assignments))
    if to is None:
        write_csv(marks, sys.stdout)
        return
    with to.open("w", encoding="utf-8", newline="") as file:
        write_csv(marks, file)
    errors.print(f"{to} written", markup=False, highlight=False, soft_wrap=True)


def run() -> None:
    """Run the command line; print a problem as one sentence and exit with status 1."""
    try:
        app()
    except Problem as problem:
        sentence = str(problem)
    except (DatabaseError, sqlite3.Error) as error:
        reason = str(getattr(error, "orig", None) or error)
        sentence = (
            f"the gradebook cannot be used: {reason}. If another program has it open, close that; if it is "
            "damaged, move build/gradebook.db away and run `autograder release`, then `autograder grade`."
        )
    except OSError as error:
        sentence = f"{error.filename}: {error.strerror}. See to it and run the command again."
    else:
        return
    errors.print(f"error: {sentence}", markup=False, highlight=False, soft_wrap=True)
    sys.exit(1)


def _shown(verb: str) -> Callable[[list[Submission]], Iterator[Submission]]:
    """Walk through submissions with a progress bar and an estimate of the time left, on a terminal."""

    def walk(submissions: list[Submission]) -> Iterator[Submission]:
        quiet = not errors.is_terminal
        if quiet:
            errors.print(f"{verb} {len(submissions)} notebooks ...", highlight=False)
        yield from track(submissions, verb, console=errors, transient=True, disable=quiet)

    return walk


def _say(sentence: str) -> None:
    console.print(sentence, markup=False, highlight=False, soft_wrap=True)


def _warn(sentence: str) -> None:
    errors.print(f"warning: {sentence}", markup=False, highlight=False, soft_wrap=True)


def _complain(broken: dict[Submission, str]) -> None:
    for submission, problem in broken.items():
        _warn(f"{submission}: {problem}")


def _say_where(course: Course) -> None:
    places = (("Graded notebooks", "autograded", "grade"), ("Feedback", "feedback", "feedback"))
    for what, step, command in places:
        folder = course.folder(step)
        absent = "" if folder.is_dir() else f" (none yet: run `autograder {command}`)"
        _say(f"{what}: {course.shown(folder)}/<student>/<assignment>/{absent}")
    _say(f"Gradebook: {course.db_url.replace(str(course.root) + '/', '')}")
