"""What a person gave to submissions, carried over when their entries in the gradebook must be made anew.

nbgrader takes no cell more or fewer in a notebook to which there are submissions. So the submissions are taken out, and
those that a person has looked at are put back, with the marks, comments and extensions that they had, and with the time
of handing in, which a person may have entered where no timestamp.txt says it. Those of students who have left are put
back with the grader's points too: they will not be graded again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from nbgrader.api import MissingEntry

from autograder.course_folder import Course
from autograder.feedback.item import ByHand
from autograder.nbgrader_bridge.gradebook import RecordedCell, by_hand_of, gradebook, needs_grader, quiet

Cell = tuple[str, str]  # its notebook, and its name


class Given(NamedTuple):
    """What a person gave on one cell, and whether somebody is still to look at it again."""

    by_hand: ByHand
    waits: bool


class Automatic(NamedTuple):
    """The points that the grader gave on one cell, None where it gives none, and whether a person is to give them."""

    points: float | None
    waits: bool


@dataclass(frozen=True)
class Kept:
    """What there is to carry over of one student's submission of an assignment."""

    student: str
    timestamp: datetime | None
    extension: timedelta | None
    given: Mapping[Cell, Given]
    automatic: Mapping[Cell, Automatic]  # only of who has left: what they earned can be found no more

    def fits_not(self, cells: Mapping[str, Mapping[str, RecordedCell]]) -> dict[Cell, ByHand]:
        """What fits none of these cells: a mark needs a graded cell of its name, a comment one that is written into."""
        found: dict[Cell, ByHand] = {}
        for (notebook, name), (by_hand, _) in self.given.items():
            cell = cells.get(notebook, {}).get(name)
            marked = by_hand.points is not None or by_hand.extra != 0.0
            if (marked and not (cell and cell.grade)) or (by_hand.comment and not (cell and cell.solution)):
                found[notebook, name] = by_hand
        return found


def keep(course: Course, assignment: str) -> list[Kept]:
    """What a person gave on the submissions of an assignment, of each student who has something or a time."""
    given: dict[str, dict[Cell, Given]] = {}
    waiting = needs_grader(course, assignment)
    for (student, notebook), cells in by_hand_of(course, assignment).items():
        for name, by_hand in cells.items():
            waits = (student, notebook, name) in waiting
            if by_hand != ByHand():
                given.setdefault(student, {})[notebook, name] = Given(by_hand, waits)
    here = set(course.students)
    with gradebook(course) as book:
        return [
            Kept(
                each.student_id,
                each.timestamp,
                each.extension,
                given.get(each.student_id, {}),
                {} if each.student_id in here else _automatic(each),
            )
            for each in sorted(book.assignment_submissions(assignment), key=lambda each: str(each.student_id))
            if each.student_id in given
            or each.student_id not in here
            or each.extension is not None
            or each.timestamp is not None
        ]


def _automatic(submission: Any) -> dict[Cell, Automatic]:
    return {
        (notebook.name, grade.name): Automatic(grade.auto_score, grade.needs_manual_grade)
        for notebook in submission.notebooks
        for grade in notebook.grades
    }


def give_back(course: Course, assignment: str, kept: list[Kept]) -> None:
    """Put submissions back into the gradebook, with all that fits a cell which the gradebook has now."""
    with gradebook(course) as book, quiet():
        for each in kept:
            facts = {"timestamp": each.timestamp, "extension": each.extension}
            submission = book.update_or_create_submission(assignment, each.student, **facts)
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    if (automatic := each.automatic.get((notebook.name, grade.name))) is not None:
                        grade.auto_score, grade.needs_manual_grade = automatic
                own = {name: given for (of, name), given in each.given.items() if of == notebook.name}
                _give_back(notebook, own)
        book.db.commit()


Points = Mapping[Cell, float]


def points_of(course: Course, assignment: str) -> Points:
    """The most points of each graded cell of an assignment, as the gradebook has them; none before its release."""
    with gradebook(course) as book:
        try:
            notebooks = book.find_assignment(assignment).notebooks
        except MissingEntry:
            return {}
        return {(each.name, cell.name): float(cell.max_score) for each in notebooks for cell in each.grade_cells}


def ask_again(course: Course, assignment: str, before: Points) -> None:
    """Queue each mark that a person gave on a cell which has other points now than `before`."""
    now = points_of(course, assignment)
    changed = {cell for cell, points in now.items() if points != before.get(cell, points)}
    if not changed:
        return
    with gradebook(course) as book, quiet():
        for submission in book.assignment_submissions(assignment):
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    if (notebook.name, grade.name) in changed and grade.manual_score is not None:
                        grade.needs_manual_grade = True
        book.db.commit()


def _give_back(notebook: Any, own: Mapping[str, Given]) -> None:
    for grade in notebook.grades:
        if (given := own.get(grade.name)) is not None:
            grade.manual_score = given.by_hand.points
            grade.extra_credit = given.by_hand.extra or None
            grade.needs_manual_grade = given.waits
    for comment in notebook.comments:
        if (given := own.get(comment.name)) is not None:
            comment.manual_comment = given.by_hand.comment or None
