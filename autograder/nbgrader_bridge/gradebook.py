"""Questions to nbgrader's gradebook, whatever database it is in."""

import warnings
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
from nbgrader.preprocessors import AssignLatePenalties

from autograder.course_folder import Course
from autograder.feedback.item import ByHand
from autograder.grading.verdict import Verdict
from autograder.notebooks import node


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


def by_hand_of(course: Course, assignment: str) -> dict[tuple[str, str], dict[str, ByHand]]:
    """The marks and comments that a person gave, by cell, for each (student, notebook)."""
    found: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
    columns = (
        ("points", Grade, Grade.manual_score),
        ("extra", Grade, Grade.extra_credit),
        ("comment", Comment, Comment.manual_comment),
    )
    with gradebook(course) as book:
        for name, kind, given in columns:
            for student, notebook, cell, value in _rows(book, kind, assignment, given):
                if value is not None:
                    found.setdefault((student, notebook), {}).setdefault(cell, {})[name] = value
    return {
        key: {cell: ByHand(**given) for cell, given in sorted(cells.items())} for key, cells in found.items()
    }


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


# By (student, assignment): the submission's id, and whether it was late.
Known = dict[tuple[str, str], tuple[str, bool]]


def record(course: Course, book: Any, verdicts: list[Verdict], known: Known) -> None:
    """Write verdicts into the open gradebook, all or none; a person's own marks stay, to be looked at again.

    `known` has what this run of grading has found in the gradebook, or made there, so far.
    """
    handed_in: dict[tuple[str, str], dict[str, Verdict]] = {}
    for verdict in verdicts:
        handed_in.setdefault((verdict.student, verdict.assignment), {})[verdict.notebook] = verdict
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's code in SQLAlchemy's eyes; nothing that a user can mend
        for each, notebooks in handed_in.items():
            if each not in known:
                known[each] = _submission(course, book, *each)
            _record(course, book, known[each][0], notebooks)
        book.db.commit()  # so that nbgrader's plug-in, which opens the gradebook itself, finds it free
    for (student, assignment), notebooks in handed_in.items():
        if known[student, assignment][1]:
            for notebook in notebooks:
                _penalise(course, student, assignment, notebook)


def _submission(course: Course, book: Any, student: str, assignment: str) -> tuple[str, bool]:
    """The id of what a student handed in, which the gradebook has from now on, and whether it was late."""
    timestamp = course.directory.get_existing_timestamp(str(course.folder("submitted", student, assignment)))
    book.update_or_create_student(student)
    when = {"timestamp": timestamp} if timestamp else {}
    submission = book.update_or_create_submission(assignment, student, **when)
    return submission.id, bool(submission.total_seconds_late > 0)


def _record(course: Course, book: Any, submission: str, verdicts: dict[str, Verdict]) -> None:
    """Record what came of some notebooks of a submission; one that was not handed in has earned nothing."""
    student, assignment = next((each.student, each.assignment) for each in verdicts.values())
    folder = course.folder("submitted", student, assignment)
    missing = [name for name in course.notebooks(assignment) if not (folder / f"{name}.ipynb").is_file()]
    tests = {(name, test.id): test for name, verdict in verdicts.items() for test in verdict.tests}
    grades: list[dict[str, object]] = []
    for number, cell, notebook, by_hand in _of(
        book, Grade, submission, [*verdicts, *missing], Grade.manual_score
    ):
        if test := tests.get((notebook, cell)):
            look = by_hand is not None or verdicts[notebook].problem is not None
            grades.append({"id": number, "auto_score": test.points, "needs_manual_grade": look})
        elif notebook not in verdicts:
            grades.append({"id": number, "auto_score": 0.0, "needs_manual_grade": False})
    blank = {(name, test.exercise) for (name, _), test in tests.items() if test.status == "not written"}
    comments = [
        {"id": number, "auto_comment": said}
        for number, cell, notebook, before in _of(
            book, Comment, submission, list(verdicts), Comment.auto_comment
        )
        if before != (said := "No response." if (notebook, cell) in blank else None)
    ]
    book.db.bulk_update_mappings(Grade, grades)
    book.db.bulk_update_mappings(Comment, comments)


def _penalise(course: Course, student: str, assignment: str, notebook: str) -> None:
    """What nbgrader's own autograde does last: whatever the instructor's penalty plug-in says."""
    names = {"student": student, "assignment": assignment, "notebook": notebook}
    resources = {"nbgrader": {**names, "db_url": course.db_url}}
    AssignLatePenalties(config=course.config).preprocess(node({}), resources)


def _of(book: Any, kind: Any, submission: str, notebooks: list[str], given: Any) -> Any:
    """(its id, its cell, its notebook, what was given) for each Grade or Comment of some notebooks of a submission."""
    return (
        book.db.query(kind.id, BaseCell.name, Notebook.name, given)
        .select_from(kind)
        .join(BaseCell, BaseCell.id == kind.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == kind.notebook_id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .filter(SubmittedNotebook.assignment_id == submission, Notebook.name.in_(notebooks))
        .all()
    )


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
