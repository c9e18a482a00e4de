"""Write each student's feedback: a page for each notebook, and one page of everything."""

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.feedback import Item, page
from autograder.feedback.gather import Beside, item_of, made_from
from autograder.feedback.item import Late
from autograder.grading.verdict import read
from autograder.nbgrader_bridge.gradebook import by_hand_of, late_of
from autograder.steps.grade import strays_of
from autograder.submissions.handed_in import HandedIn
from autograder.up_to_date import digest, recall, remember
from autograder.whole_file import write_whole

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
    handed_in = HandedIn(course)
    graded = _graded(course, handed_in, assignments, students)
    astray = strays_of(handed_in, assignments, students)
    if not graded and not astray:
        raise UserError(f"Nothing of {', '.join(assignments)} is graded yet. Run `{course.command} grade` first.")
    given = _Given(course, handed_in)
    done = Written()
    for submission in each(graded):
        _write_one(course, submission, given.to(submission), done)
        _hand_on(course, handed_in, submission)
    for student in dict.fromkeys([*(submission.student for submission in graded), *astray]):
        _write_all(course, handed_in, student, given)
    return done


def _graded(
    course: Course, handed_in: HandedIn, assignments: list[str], students: list[str]
) -> list[Submission]:
    there = handed_in.submissions(assignments, students)
    return [submission for submission in there if course.verdict(submission).is_file()]


class _Given:
    """What is said of submissions beside their verdicts; each assignment's is asked for once."""

    def __init__(self, course: Course, handed_in: HandedIn) -> None:
        self._course = course
        self._handed_in = handed_in
        self._by_hand = functools.cache(functools.partial(by_hand_of, course))
        self._late = functools.cache(functools.partial(late_of, course))

    def to(self, submission: Submission) -> Beside:
        """What a person gave on one submission, how late it was, and when its file was changed."""
        key = submission.student, submission.notebook
        return Beside(
            self._by_hand(submission.assignment).get(key, {}),
            self._late(submission.assignment).get(key, Late()),
            _is_newer(self._course, self._handed_in, submission),
        )


def _is_newer(course: Course, handed_in: HandedIn, submission: Submission) -> bool:
    """Whether something else was handed in since the verdict was written.

    What nbgrader's own autograde judges is not byte by byte what was handed in, so a digest alone would not do.
    """
    try:
        if handed_in.changed(submission) <= course.verdict(submission).stat().st_mtime:
            return False
        verdict = read(course.verdict(submission))
        return verdict is not None and digest(handed_in.read(submission)) != verdict.digests.get("submission")
    except (UserError, OSError):  # which the verdict says
        return False


def _write_one(course: Course, submission: Submission, beside: Beside, done: Written) -> None:
    """The page of one notebook."""
    file = course.file("feedback", submission, ".html")
    try:
        origin = made_from(course, submission, beside)
        if _stands(course, submission, file, origin):
            done.unchanged.append(submission)
        else:
            _keep(course, submission, file, origin, [item_of(course, submission, beside)])
            done.anew.append(submission)
    except UserError as problem:
        done.broken[submission] = str(problem)


def _hand_on(course: Course, handed_in: HandedIn, submission: Submission) -> None:
    """Copy the files that nbgrader's collect put beside the submission to the page."""
    for name in FROM_THE_EXCHANGE:
        here = course.file("feedback", submission).with_name(name)
        content = handed_in.beside(submission.student, submission.assignment, name)
        if content is not None and here.parent.is_dir():
            write_whole(here, content)


def _write_all(course: Course, handed_in: HandedIn, student: str, given: _Given) -> None:
    """One student's page of everything, whatever was asked for."""
    beside = {
        submission: given.to(submission)
        for submission in _graded(course, handed_in, course.assignments, [student])
        if _is_readable(course, submission)
    }
    whole = Submission(student, "", ALL)
    file = course.folder("feedback", student) / f"{ALL}.html"
    astray = [(str(each.place), each.reason) for each in handed_in.strays(student, course.assignments)]
    origin = digest(*(made_from(course, *each) for each in beside.items()), repr(astray))
    if not _stands(course, whole, file, origin):
        items = [item_of(course, *each) for each in beside.items()]
        _keep(course, whole, file, origin, items, astray)


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


def _keep(
    course: Course,
    submission: Submission,
    file: Path,
    origin: str,
    items: list[Item],
    astray: Sequence[tuple[str, str]] = (),
) -> None:
    write_whole(file, page(submission.student, items, astray))
    remember(course.note("feedback", submission), made_from=origin, page=digest(file))
