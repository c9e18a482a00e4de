"""Questions to nbgrader's gradebook, whatever database it is in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)

from autograder.course import Course, Submission


@contextmanager
def gradebook(course: Course) -> Iterator[Any]:
    """The course's gradebook, open; nbgrader makes it when there is none."""
    with Gradebook(course.db_url, course.course_id) as opened:
        yield opened


def enrolled(course: Course) -> list[str]:
    """The students whom the gradebook knows, handed in or not."""
    with gradebook(course) as book:
        return [student.id for student in book.students]


def scores_of(course: Course, assignment: str) -> dict[tuple[str, str, str], float]:
    """The points of an assignment's graded cells, by (student, notebook, cell); a person's marks win."""
    with gradebook(course) as book:
        rows = _rows(book, Grade, assignment, Grade.score)
        return {(student, notebook, cell): float(score) for student, notebook, cell, score in rows}


def judgements_of(course: Course, assignment: str) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """All that feedback says beside the notebook itself: marks and comments, by (student, notebook)."""
    found: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    with gradebook(course) as book:
        for kind, given in ((Grade, Grade.score), (Comment, Comment.comment)):
            for student, notebook, cell, value in _rows(book, kind, assignment, given):
                found.setdefault((student, notebook), []).append((cell, value))
    return {key: sorted(values, key=repr) for key, values in found.items()}


def recorded_cells(course: Course, assignment: str) -> dict[str, dict[str, str]]:
    """The cells that the gradebook has of each notebook of an assignment, and their source."""
    with gradebook(course) as book:
        try:
            notebooks = book.find_assignment(assignment).notebooks
        except MissingEntry:
            return {}
        return {each.name: {cell.name: cell.source for cell in each.source_cells} for each in notebooks}


def marks_by_hand(course: Course, assignment: str) -> list[str]:
    """The students with a mark or a comment that a person gave on this assignment."""
    with gradebook(course) as book:
        found: set[str] = set()
        given_by_hand = (
            (Grade, Grade.manual_score),
            (Grade, Grade.extra_credit),
            (Comment, Comment.manual_comment),
        )
        for kind, given in given_by_hand:
            rows = _rows(book, kind, assignment, given)
            found |= {student for student, _, _, value in rows if value is not None}
        return sorted(found)


def remove_submissions(course: Course, assignment: str) -> None:
    """Take every submission of an assignment out of the gradebook, with its marks."""
    with gradebook(course) as book:
        for submission in list(book.assignment_submissions(assignment)):
            book.remove_submission(assignment, submission.student_id)


def void(course: Course, submission: Submission) -> None:
    """Set a submission's marks to 0, to be looked at by a person; does nothing when there are none."""
    with gradebook(course) as book:
        try:
            found = book.find_submission_notebook(
                submission.notebook, submission.assignment, submission.student
            )
        except MissingEntry:
            return
        for grade in found.grades:
            grade.auto_score = 0.0
            grade.needs_manual_grade = True
        book.db.commit()


def _rows(book: Any, kind: Any, assignment: str, given: Any) -> Any:
    """(student, notebook, cell, what was given) for each Grade or Comment of an assignment."""
    return (
        book.db.query(SubmittedAssignment.student_id, Notebook.name, BaseCell.name, given)
        .select_from(kind)
        .join(BaseCell, BaseCell.id == kind.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == kind.notebook_id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .filter(Assignment.name == assignment)
    )
