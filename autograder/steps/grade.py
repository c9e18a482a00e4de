"""Grade what was handed in and has not been graded as it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from autograder import engine
from autograder.course import Course, Submission
from autograder.ledger import digest, forget, recall, remember
from autograder.marks.gradebook import void
from autograder.marks.read import problem_of
from autograder.notebooks import read_notebook
from autograder.problem import Problem
from autograder.steps.release import out_of_date


@dataclass
class Graded:
    """What a run of grading did: the submissions by what became of them."""

    anew: list[Submission] = field(default_factory=list)
    unchanged: list[Submission] = field(default_factory=list)
    broken: dict[Submission, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)  # paths of notebooks that the course does not have


def submissions_of(course: Course, assignments: list[str], students: list[str]) -> list[Submission]:
    """The course's notebooks that these students handed in."""
    wanted = (
        Submission(student, assignment, notebook)
        for student in students
        for assignment in assignments
        for notebook in course.notebooks(assignment)
    )
    return [each for each in wanted if course.file("submitted", each).is_file()]


def grade(
    course: Course,
    assignments: list[str],
    students: list[str],
    each: Callable[[list[Submission]], Iterator[Submission]] = iter,
) -> Graded:
    """Grade the submissions of these students; one that cannot be graded is noted and passed over.

    `each` walks through the submissions, and may show how far they are. Raises Problem when an
    assignment's release is missing or older than its source, or when nothing was handed in.
    """
    for assignment in assignments:
        reason = out_of_date(course, assignment)
        if reason is not None:
            raise Problem(f"{_sentence(reason)} Run `autograder release {assignment}` first.")
    chosen = submissions_of(course, assignments, students)
    done = Graded(unknown=list(_unknown(course, assignments, students)))
    if not chosen:
        beside = f" {', '.join(done.unknown)} is none of them." if done.unknown else ""
        raise Problem(
            f"None of {', '.join(students)} handed in a notebook of {', '.join(assignments)}.{beside} A submission "
            f"lies at {course.shown(course.folder('submitted'))}/<student>/<assignment>/<notebook>.ipynb."
        )
    for submission in each(chosen):
        _grade_one(course, submission, done)
    return done


def _grade_one(course: Course, submission: Submission, done: Graded) -> None:
    note = course.note("graded", submission)
    made_from = _digest(course, submission)
    if recall(note).get("made_from") == made_from:
        problem = problem_of(course, submission)
        if problem:
            done.broken[submission] = problem
            return
        if course.file("autograded", submission).is_file():
            done.unchanged.append(submission)
            return
    forget(note)
    try:
        read_notebook(course.file("submitted", submission))
    except Problem as problem:
        _pass_over(course, submission, made_from, problem, done)
        return
    try:
        engine.grade(course, submission)
    except Problem as problem:  # perhaps the machine's fault, so not remembered as this submission's
        _pass_over(course, submission, "", problem, done)
    else:
        remember(note, made_from=made_from)
        done.anew.append(submission)


def _pass_over(
    course: Course, submission: Submission, made_from: str, problem: Problem, done: Graded
) -> None:
    course.file("autograded", submission).unlink(missing_ok=True)
    void(course, submission)
    remember(course.note("graded", submission), made_from=made_from, problem=str(problem))
    done.broken[submission] = str(problem)


def _digest(course: Course, submission: Submission) -> str:
    """A digest of all that decides on a submission's marks."""
    handed_in = course.file("submitted", submission)
    files = sorted(file for file in handed_in.parent.rglob("*") if file.is_file())
    return digest(
        engine.tools_digest(),
        submission.student,
        course.source(submission.assignment, submission.notebook),
        course.root / "nbgrader_config.py",
        handed_in,
        *(file for file in files if file.suffix != ".ipynb"),
    )


def _unknown(course: Course, assignments: list[str], students: list[str]) -> Iterator[str]:
    """The notebooks beside the expected ones: a renamed submission looks like a missing one."""
    for student in students:
        for assignment in assignments:
            expected = course.notebooks(assignment)
            for file in sorted(course.folder("submitted", student, assignment).glob("*.ipynb")):
                if file.stem not in expected:
                    yield course.shown(file)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
