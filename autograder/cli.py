"""The commands, each a thin skin over one step."""

import functools
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from nbgrader.api import InvalidEntry
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn, track
from sqlalchemy.exc import DatabaseError

from autograder import course_folder as courses
from autograder.course_folder import Course, Submission
from autograder.doctor.show import show as show_doctor
from autograder.errors import UserError
from autograder.grading.verdict import Verdict
from autograder.grading.verdict import read as read_verdict
from autograder.marks.export import write_csv
from autograder.marks.read import marks_of
from autograder.marks.table import print_marks
from autograder.one_at_a_time import one_at_a_time
from autograder.plain_text import one_line
from autograder.settings import SAMPLE
from autograder.steps.extend import extend as give_time
from autograder.steps.feedback import feedback as write_feedback
from autograder.steps.grade import grade as grade_submissions
from autograder.steps.grade import strays_of
from autograder.steps.hand_out import hand_out
from autograder.steps.interop import interop as meet_all
from autograder.steps.interop import print_matrix
from autograder.steps.release import release as make_release
from autograder.steps.sample_class import sample_class as make_sample_class
from autograder.steps.try_notebook import STUDENT, print_agreement, print_verdict, try_notebook
from autograder.submissions.candidates import Stray
from autograder.submissions.handed_in import HandedIn

# The exit status where something could not be graded; 1 is a command that failed, 2 a wrong call.
NOT_WHOLE = 3
STOPPED = 130  # the exit status of a command that Ctrl-C has ended
INTERRUPTED = "interrupted. What was graded so far is kept; the same command goes on from there."

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
    sample: Annotated[
        bool, typer.Option("--sample", help="The sample class, with folders and a gradebook of its own.")
    ] = False,
) -> None:
    """Release, collect and grade the course's notebooks, on top of nbgrader."""
    # Found only when it is asked for, so that `grade --help` works anywhere.
    context.obj = functools.cache(lambda submitted=None, sample=sample: courses.find(root, submitted, sample))


@app.command()
def release(
    context: typer.Context,
    assignments: Assignments = None,
    drop_marks: Annotated[
        bool,
        typer.Option("--drop-marks", help="Even if marks given by hand lose their cells; a file has them."),
    ] = False,
) -> None:
    """Make the students' notebooks, without solutions, hidden tests and outputs, and archives to hand out."""
    course: Course = context.obj()
    for assignment in course.choose_assignments(assignments):
        with one_at_a_time(course.build, _warn):
            made = make_release(course, assignment, drop_marks)
        where = course.shown(course.folder("release", "", assignment))
        _say(f"{where}/ {'made' if made else 'unchanged'}")
    for file, changed in hand_out(course) if course.build.name != SAMPLE else ():
        _say(f"{course.shown(file)} {'made' if changed else 'unchanged'}")


@app.command(name="sample-class")
def sample_class(context: typer.Context, assignments: Assignments = None) -> None:
    """Hand in for a class of made-up students: right, blank, wrong in many ways, and hanging.

    They have folders and a gradebook of their own, below build/sample/, which the other commands use with
    `autograder --sample`.
    """
    course: Course = context.obj(sample=True)
    made = make_sample_class(course, course.choose_assignments(assignments))
    written = sum(each.changed for each in made)
    where = course.shown(course.folder("submitted"))
    _say(f"{where}/ has {len(made)} students of the sample class, {written} written now")


NoSandbox = Annotated[
    bool, typer.Option("--no-sandbox", help="A submission can then read and change whatever you can.")
]
Json = Annotated[Path | None, typer.Option("--json", help="Write the verdicts here, as JSON.")]


@app.command()
def grade(
    context: typer.Context,
    assignments: Assignments = None,
    student: Students = None,
    submitted: Annotated[
        Path | None, typer.Option(help="A folder of submissions to grade instead of the course's own.")
    ] = None,
    json: Json = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            min=1, help="Notebooks judged at a time; as many as the machine can take when left out."
        ),
    ] = None,
    no_sandbox: NoSandbox = False,
) -> None:
    """Grade every submission whose inputs changed since it was last graded, and print all marks.

    The exit status is 3 where something that was handed in could not be graded; warnings name it.
    """
    course: Course = context.obj(submitted)
    chosen, students = course.choose_assignments(assignments), course.choose_students(student)
    sandboxed = _choose_sandbox(course, no_sandbox)
    with one_at_a_time(course.build, _warn), _bar("Grading") as progress:
        handed_in = HandedIn(course)
        done = grade_submissions(course, chosen, students, progress, jobs, sandboxed, handed_in)
    if json is not None:  # before the table, whose reader may want no more than its first lines
        graded = handed_in.submissions(chosen, students)
        found = [verdict for each in graded if (verdict := read_verdict(course.verdict(each)))]
        _write_verdicts(json, found)
    print_marks(console, marks_of(course, chosen, students if student else None, handed_in))
    _say(f"{len(done.anew)} graded now, {len(done.unchanged)} unchanged, {len(done.broken)} not gradable")
    _complain(done.broken)
    _warn_of_strays(course, done.strays)
    for problem in done.problems:
        _warn(problem)
    _say_where(course)
    overlooked = bool(course.astray or course.unreadable) and not student
    if overlooked or not done.is_whole:
        raise typer.Exit(NOT_WHOLE)


@app.command(name="try")
def try_(
    context: typer.Context,
    notebook: Annotated[Path, typer.Argument(metavar="NOTEBOOK.ipynb", help="The file to judge.")],
    student: Annotated[
        str, typer.Option(metavar="ID", help="With the values that this student gets: replays a verdict.")
    ] = STUDENT,
    repeat: Annotated[
        int, typer.Option(min=1, help="Judge it so many times, and name tests that do not always agree.")
    ] = 1,
    json: Json = None,
    no_sandbox: NoSandbox = False,
) -> None:
    """Judge one notebook file and print the result of each test; writes nothing.

    With --repeat the exit status is 3 where a test did not come out the same each time.
    """
    course: Course = context.obj()
    sandboxed = _choose_sandbox(course, no_sandbox)
    verdicts = try_notebook(course, notebook, sandboxed, student, repeat)
    print_verdict(console, verdicts[-1])
    if json is not None:
        _write_verdicts(json, verdicts)
    if verdicts[-1].problem:
        raise UserError(verdicts[-1].problem)
    if repeat > 1 and not print_agreement(console, verdicts):
        raise typer.Exit(NOT_WHOLE)


@app.command()
def feedback(context: typer.Context, assignments: Assignments = None, student: Students = None) -> None:
    """Write each student's feedback as a web page: points, stories, their own cells; no hidden test."""
    course: Course = context.obj()
    chosen, students = course.choose_assignments(assignments), course.choose_students(student)
    done = write_feedback(course, chosen, students, _shown("Writing"))
    where = course.shown(course.folder("feedback"))
    _say(f"{where}/: {len(done.anew)} written now, {len(done.unchanged)} unchanged")
    _complain(done.broken)


@app.command()
def interop(
    context: typer.Context,
    submitted: Annotated[
        Path | None,
        typer.Argument(metavar="[CLASS]", help="The folder of submissions; the course's when left out."),
    ] = None,
    assignments: Annotated[
        list[str] | None, typer.Option("--assignment", help="Only this chapter; may be given again.")
    ] = None,
    student: Students = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Meetings at a time; as many as processors.")
    ] = None,
    no_sandbox: Annotated[
        bool, typer.Option("--no-sandbox", help="Without a sandbox: see `grade --help`.")
    ] = False,
) -> None:
    """Let every pair of a class's TCPs meet, each in a sandbox of its own; print who can talk to whom."""
    course: Course = context.obj(submitted)
    chosen, students = course.choose_assignments(assignments), course.choose_students(student)
    sandboxed = _choose_sandbox(course, no_sandbox)
    with _bar("Holding", "meetings") as progress:
        table, page = meet_all(course, chosen, students, sandboxed=sandboxed, jobs=jobs, progress=progress)
    print_matrix(console, table)
    _say(f"The ladders are in {course.shown(page)}.")
    if table.absent:
        raise typer.Exit(NOT_WHOLE)


@app.command()
def report(context: typer.Context, assignments: Assignments = None, student: Students = None) -> None:
    """Print everybody's marks, students by exercises, and where the files are."""
    course: Course = context.obj()
    chosen, students = course.choose_assignments(assignments), course.choose_students(student)
    handed_in = HandedIn(course)
    print_marks(console, marks_of(course, chosen, students if student else None, handed_in))
    _warn_of_strays(course, strays_of(handed_in, chosen, students))
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


@app.command()
def extend(
    context: typer.Context,
    assignment: Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="A chapter.")],
    student: Annotated[list[str], typer.Option("--student", help="Who; may be given again.")],
    days: Annotated[float, typer.Option(min=0, max=3650, help="How many; 0 takes the extension back.")],
) -> None:
    """Give students some days more than the due date, handed in or not; the next `grade` finds penalties by it."""
    course: Course = context.obj()
    [chapter] = course.choose_assignments([assignment])
    with one_at_a_time(course.build, _warn):
        students, due = give_time(course, chapter, student, timedelta(days=days))
    for each in students:
        _say(f"{each} {chapter}: {f'due {due:%Y-%m-%d %H:%M} UTC' if due else 'no due date so far'}")


@app.command()
def doctor(context: typer.Context) -> None:
    """Try each property of the sandbox on this machine, and print a remedy for each that does not hold."""
    if not show_doctor(console, context.obj):
        raise typer.Exit(1)


def run() -> None:
    """Run the command line; print a problem as one sentence and exit with status 1, of Ctrl-C with 130."""
    status = 1
    try:
        app()
    except UserError as problem:
        sentence = str(problem)
    except (DatabaseError, sqlite3.Error, InvalidEntry) as error:
        sentence = _of_the_gradebook(str(getattr(error, "orig", None) or error))
    except KeyboardInterrupt:
        sentence, status = INTERRUPTED, STOPPED
    except SystemExit as ended:  # typer makes one of Ctrl-C
        if ended.code != STOPPED:
            raise
        sentence, status = INTERRUPTED, STOPPED
    except OSError as error:
        where = "" if error.filename is None else f"{error.filename}: "
        sentence = f"{where}{error.strerror or error}. See to it and run the command again."
    else:
        return
    errors.print(f"error: {one_line(sentence)}", markup=False, highlight=False, soft_wrap=True)
    sys.exit(status)


def _of_the_gradebook(reason: str) -> str:
    """What is wrong with the gradebook, and the remedy: one that is whole is not to be moved away, with its marks."""
    if "disk is full" in reason:
        return "the disk is full, and the gradebook stays as it was. Make room and run the command again."
    if "readonly database" in reason or "read-only" in reason:
        return "the gradebook may not be written to. See to the permissions of it and its folder, and run this again."
    return (
        f"the gradebook cannot be used: {reason}. If another program has it open, close that; if it is "
        "damaged, move build/gradebook.db away and run `autograder release`, then `autograder grade`."
    )


def _shown(verb: str) -> Callable[[list[Submission]], Iterator[Submission]]:
    """Walk through submissions with a progress bar and an estimate of the time left, on a terminal."""

    def walk(submissions: list[Submission]) -> Iterator[Submission]:
        quiet = not errors.is_terminal
        if quiet:
            errors.print(f"{verb} {len(submissions)} notebooks ...", highlight=False)
        yield from track(submissions, verb, console=errors, transient=True, disable=quiet)

    return walk


@contextmanager
def _bar(verb: str, what: str = "notebooks") -> Iterator[Callable[[int, int], None]]:
    """A progress bar with the rate and the time left; where the output is no terminal, one line at the beginning."""
    columns = (
        TextColumn(verb),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task(verb, total=None, rate="")
        started = time.monotonic()

        def tell(done: int, of: int) -> None:
            if bar.tasks[0].total is None and not errors.is_terminal:
                errors.print(f"{verb} {of} {what} ...", highlight=False)
            rate = done / max(time.monotonic() - started, 0.001)
            bar.update(task, completed=done, total=of, rate=f"{rate:.1f} a second" if done else "")

        yield tell


def _write_verdicts(file: Path, verdicts: list[Verdict]) -> None:
    text = ",\n".join(verdict.to_json().rstrip("\n") for verdict in verdicts)
    file.write_text(f"[{text}]\n", encoding="utf-8")
    errors.print(f"{file} written", markup=False, highlight=False, soft_wrap=True)


def _choose_sandbox(course: Course, no_sandbox: bool) -> bool:
    """Say whether submissions run in a sandbox; where they do not, a warning says what that means."""
    sandboxed = course.judging.sandbox and not no_sandbox
    if not sandboxed:
        errors.rule("NO SANDBOX", style="bold red")
        _warn(
            "submissions run as you, and can read and change whatever you can: the gradebook, the hidden tests, your "
            "files, the network. Do this only with notebooks that you wrote yourself."
        )
        errors.rule(style="bold red")
    return sandboxed


def _say(sentence: str) -> None:
    console.print(one_line(sentence), markup=False, highlight=False, soft_wrap=True)


def _warn(sentence: str) -> None:
    errors.print(f"warning: {one_line(sentence)}", markup=False, highlight=False, soft_wrap=True)


def _complain(broken: dict[Submission, str]) -> None:
    for submission, problem in broken.items():
        _warn(f"{submission}: {problem}")


def _warn_of_strays(course: Course, strays: dict[str, list[Stray]]) -> None:
    """Name what lies among the submissions and is not graded."""
    where = course.shown(course.folder("submitted"))
    for student, files in strays.items():
        for stray in files:
            _warn(f"{where}/{student}/{stray.place} {stray.reason}")
    for name in course.astray:
        _warn(
            f"{where}/{name} is no student's folder, and is not looked at. Put notebooks into <student>/<chapter>/."
        )
    for name in course.unreadable:
        _warn(f"{name} in {where}/ is no name in this locale. Rename it.")


def _say_where(course: Course) -> None:
    places = (("Graded notebooks", "autograded", "grade"), ("Feedback", "feedback", "feedback"))
    for what, step, command in places:
        folder = course.folder(step)
        absent = "" if folder.is_dir() else f" (none yet: run `{course.command} {command}`)"
        _say(f"{what}: {course.shown(folder)}/<student>/<assignment>/{absent}")
    _say(f"Gradebook: {course.db_url.replace(str(course.root) + '/', '')}")
