"""Write each student's feedback: a page for each notebook, and one page of everything."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.feedback import ByHand, Item, page
from autograder.feedback.gather import item_of, made_from
from autograder.grading.verdict import read
from autograder.nbgrader_bridge.gradebook import by_hand_of
from autograder.notebooks import read_bytes
from autograder.steps.grade import submissions_of
from autograder.up_to_date import digest, recall, remember

ALL = "index"  # the name of a student's one page of everything
FROM_THE_EXCHANGE = ("timestamp.txt", "submission_secret.txt")  # by which release_feedback knows a submission


@dataclass
class Written:
    """The result of a run of feedback: the submissions whose page was written, was unchanged, or could not be made."""

    anew: list[Submission] = field(default_factory=list)
    unchanged: list[Submission] = field(default_factory=list)
    broken: dict[Submission, str] = field(default_factory=dict)


def feedback(
    course: Course,
    assignments: list[str],
    students: list[str],
    each: Callable[[list[Submission]], Iterator[Submission]] = iter,
) -> Written:
    """Write the feedback of all graded submissions; raises UserError when there is none.

    nbgrader's release_feedback finds the page of a notebook where its own generate_feedback would write it.
    """
    graded = _graded(course, assignments, students)
    if not graded:
        raise UserError(f"Nothing of {', '.join(assignments)} is graded yet. Run `autograder grade` first.")
    given = _Given(course)
    done = Written()
    for submission in each(graded):
        _write_one(course, submission, given.to(submission), done)
    for student in dict.fromkeys(submission.student for submission in graded):
        _write_all(course, student, given)
    return done


def _graded(course: Course, assignments: list[str], students: list[str]) -> list[Submission]:
    handed_in = submissions_of(course, assignments, students)
    return [submission for submission in handed_in if course.verdict(submission).is_file()]


class _Given:
    """The marks and comments given by hand; each assignment's are asked for once."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._found: dict[str, dict[tuple[str, str], dict[str, ByHand]]] = {}

    def to(self, submission: Submission) -> Mapping[str, ByHand]:
        """Those of one submission, by cell."""
        assignment = submission.assignment
        if assignment not in self._found:
            self._found[assignment] = by_hand_of(self._course, assignment)
        return self._found[assignment].get((submission.student, submission.notebook), {})


def _write_one(course: Course, submission: Submission, by_hand: Mapping[str, ByHand], done: Written) -> None:
    """The page of one notebook."""
    file = course.file("feedback", submission, ".html")
    try:
        origin = made_from(course, submission, by_hand)
        if _stands(course, submission, file, origin):
            done.unchanged.append(submission)
        else:
            _keep(course, submission, file, origin, [item_of(course, submission, by_hand)])
            done.anew.append(submission)
    except UserError as problem:
        done.broken[submission] = str(problem)
    _hand_on(course, submission)


def _hand_on(course: Course, submission: Submission) -> None:
    """Copy the files that nbgrader's collect put beside the submission to the page."""
    for name in FROM_THE_EXCHANGE:
        there = course.file("submitted", submission).with_name(name)
        here = course.file("feedback", submission).with_name(name)
        if there.is_file() and here.parent.is_dir():
            with contextlib.suppress(UserError):  # a link, which leads to somebody else's
                here.write_bytes(read_bytes(there))


def _write_all(course: Course, student: str, given: _Given) -> None:
    """One student's page of everything, whatever was asked for."""
    submissions = [
        submission
        for submission in _graded(course, course.assignments, [student])
        if _is_readable(course, submission)
    ]
    whole = Submission(student, "", ALL)
    file = course.folder("feedback", student) / f"{ALL}.html"
    origin = digest(*(made_from(course, submission, given.to(submission)) for submission in submissions))
    if not _stands(course, whole, file, origin):
        items = [item_of(course, submission, given.to(submission)) for submission in submissions]
        _keep(course, whole, file, origin, items)


def _is_readable(course: Course, submission: Submission) -> bool:
    """Whether the verdict can be read; if not, `_write_one` has noted the reason."""
    try:
        return read(course.verdict(submission)) is not None
    except UserError:
        return False


def _stands(course: Course, submission: Submission, file: Path, origin: str) -> bool:
    """Whether the page is there and was made from `origin`; nbgrader writes pages of its own to the same place."""
    note = recall(course.note("feedback", submission))
    return note.get("made_from") == origin and file.is_file() and note.get("page") == digest(file)


def _keep(course: Course, submission: Submission, file: Path, origin: str, items: list[Item]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = page(submission.student, items)
    file.write_text(text, encoding="utf-8", newline="\n")
    remember(course.note("feedback", submission), made_from=origin, page=digest(file))
