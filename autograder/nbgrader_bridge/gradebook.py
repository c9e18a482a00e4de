"""Questions to nbgrader's gradebook, whatever database it is in."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, NamedTuple

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
from autograder.feedback.item import ByHand, Late
from autograder.grading.verdict import Verdict
from autograder.submissions.timestamp import Timestamp


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


def needs_grader(course: Course, assignment: str) -> dict[tuple[str, str, str], bool]:
    """The cells that wait for a person, by (student, notebook, cell), and whether each has no mark at all so far."""
    with gradebook(course) as book:
        rows = _rows(book, Grade, assignment, Grade.auto_score).add_columns(Grade.manual_score)
        return {
            (student, notebook, cell): automatic is None and by_hand is None
            for student, notebook, cell, automatic, by_hand in rows.filter(Grade.needs_manual_grade)
        }


def without_marks(course: Course, assignment: str) -> Callable[[str, str], bool]:
    """Whether a student's notebook has graded cells of which the gradebook has no mark, as a new one has."""
    with gradebook(course) as book:
        try:
            notebooks = {each.name for each in book.find_assignment(assignment).notebooks if each.grade_cells}
        except MissingEntry:
            notebooks = set()
        rows = _rows(book, Grade, assignment, Grade.auto_score)
        has_mark = Grade.auto_score.is_not(None) | Grade.manual_score.is_not(None) | Grade.needs_manual_grade
        marked = rows.filter(has_mark)
        known = {(student, notebook) for student, notebook, _, _ in marked}
    return lambda student, notebook: notebook in notebooks and (student, notebook) not in known


def extend(course: Course, assignment: str, students: Iterable[str], by: timedelta) -> datetime | None:
    """Give these students so much more time for an assignment than its due date, in place of what they had before.

    nbgrader gives it only to who has handed in; here it counts for who has not, too. Returns the due date that they
    have then, in UTC; None where the assignment has none. Raises MissingEntry where it was never released.
    """
    with gradebook(course) as book, quiet():
        due = book.find_assignment(assignment).duedate
        for student in students:
            book.update_or_create_student(student)
            book.update_or_create_submission(assignment, student, extension=by or None)
    return None if due is None else due + by


class RecordedCell(NamedTuple):
    """A cell as the gradebook has it: what it held in the release, whether it is graded and is written into."""

    source: str
    grade: bool
    solution: bool


def recorded_cells(course: Course, assignment: str) -> dict[str, dict[str, RecordedCell]]:
    """The cells that the gradebook has of each notebook of an assignment."""
    with gradebook(course) as book:
        try:
            notebooks = book.find_assignment(assignment).notebooks
        except MissingEntry:
            return {}
        found: dict[str, dict[str, RecordedCell]] = {}
        for each in notebooks:
            graded = {cell.name for cell in each.grade_cells}
            written = {cell.name for cell in each.solution_cells}
            found[each.name] = {
                cell.name: RecordedCell(cell.source, cell.name in graded, cell.name in written)
                for cell in each.source_cells
            }
        return found


def remove_submissions(course: Course, assignment: str) -> None:
    """Take every submission of an assignment out of the gradebook, with its marks."""
    with gradebook(course) as book:
        for submission in list(book.assignment_submissions(assignment)):
            book.remove_submission(assignment, submission.student_id)


class Facts(NamedTuple):
    """What the gradebook is told of an assignment that a student handed in, beside the verdicts."""

    timestamp: Timestamp
    missing: list[str]  # the notebooks that were not handed in


Known = dict[tuple[str, str], str]  # by (student, assignment): the submission's id
Responses = Mapping[tuple[str, str, str], frozenset[str]]  # by (student, assignment, notebook): cells


def record(
    book: Any,
    verdicts: list[Verdict],
    facts: Mapping[tuple[str, str], Facts],
    known: Known,
    as_before: Responses,
) -> None:
    """Write verdicts into the open gradebook, all or none; a person's own marks stay, to be looked at again.

    `known` has what this run of grading has found in the gradebook, or made there, so far; `as_before` the responses
    that hold what they held when they were graded last: a mark that somebody gave for one needs no second look.
    """
    handed_in: dict[tuple[str, str], dict[str, Verdict]] = {}
    for verdict in verdicts:
        handed_in.setdefault((verdict.student, verdict.assignment), {})[verdict.notebook] = verdict
    with quiet():
        for each, notebooks in handed_in.items():
            if each not in known:
                known[each] = _submission(book, *each, facts[each].timestamp)
            same = {(name, cell) for name in notebooks for cell in as_before.get((*each, name), ())}
            _record(book, known[each], notebooks, facts[each].missing, same)
        book.db.commit()


def quiet() -> "warnings.catch_warnings[None]":
    """No warnings: nbgrader's code in SQLAlchemy's eyes is nothing that a user can mend."""
    return warnings.catch_warnings(action="ignore")


def _submission(book: Any, student: str, assignment: str, timestamp: Timestamp) -> str:
    """The id of what a student handed in, which the gradebook has from now on, with its time."""
    book.update_or_create_student(student)
    # What cannot be understood leaves the time that somebody may have entered; a file that is gone takes it along.
    when = {} if timestamp.problem else {"timestamp": timestamp.when}
    submission = book.update_or_create_submission(assignment, student, **when)
    return str(submission.id)


def _record(
    book: Any,
    submission: str,
    verdicts: dict[str, Verdict],
    missing: list[str],
    same: Set[tuple[str, str]],
) -> None:
    """Record what came of some notebooks of a submission; one that was not handed in has earned nothing."""
    tests = {(name, test.id): test for name, verdict in verdicts.items() for test in verdict.tests}
    grades: list[dict[str, object]] = []
    for number, cell, notebook, by_hand in _of(
        book, Grade, submission, [*verdicts, *missing], Grade.manual_score
    ):
        if test := tests.get((notebook, cell)):
            waits = test.status == "by hand"  # nbgrader knows such a cell by having no score of its own
            change: dict[str, object] = {"id": number, "auto_score": None if waits else test.points}
            if by_hand is None or (notebook, cell) not in same:
                look = waits or by_hand is not None or verdicts[notebook].problem is not None
                change["needs_manual_grade"] = look
            grades.append(change)
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


def penalise(course: Course, book: Any, assignment: str, students: Iterable[str]) -> dict[str, str]:
    """Give late notebooks the penalties that nbgrader's plug-in has for them, as its own autograde does last.

    Done for every student who is asked for, graded now or before: a due date, an extension or a mark given by hand
    may have changed since. Returns by student why a penalty could not be found; the others have theirs.
    """
    problems: dict[str, str] = {}
    chosen = set(students)
    with quiet():
        rule = AssignLatePenalties(config=course.config)
        rule.init_plugin()
        for submission in _maybe_late(book, assignment):
            if submission.student_id not in chosen:
                continue
            try:
                late = seconds_late(submission)
                for notebook in submission.notebooks:
                    notebook.late_submission_penalty = _penalty(rule, submission.student_id, notebook, late)
            except Exception as error:  # the plug-in is the instructor's own, and may raise anything
                name = type(rule.plugin_inst).__name__
                problems[submission.student_id] = (
                    f"{name} could not find a penalty: {type(error).__name__}: {error}."
                )
        book.db.commit()
    return problems


def _maybe_late(book: Any, assignment: str) -> list[Any]:
    """The submissions of an assignment that are late, or that have a penalty already."""
    penalised = {
        number
        for (number,) in book.db.query(SubmittedNotebook.assignment_id).filter(
            SubmittedNotebook.late_submission_penalty.is_not(None)
        )
    }
    submissions = (
        book.db.query(SubmittedAssignment)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .filter(Assignment.name == assignment)
    )
    return [each for each in submissions if each.id in penalised or seconds_late(each) > 0]


def seconds_late(submission: Any) -> float:
    """How late an assignment was handed in, in seconds; 0 where it has no due date, which nbgrader does not expect."""
    return float(submission.total_seconds_late) if submission.assignment.duedate is not None else 0.0


def _penalty(rule: Any, student: str, notebook: Any, late: float) -> float | None:
    """The points that a notebook loses; None where it is not late, or the plug-in takes none."""
    if late <= 0:
        return None
    penalty = rule.plugin_inst.late_submission_penalty(student, notebook.score, late)
    return None if penalty is None else float(rule._check_late_penalty(notebook, penalty))


def late_of(course: Course, assignment: str) -> dict[tuple[str, str], Late]:
    """How late notebooks were handed in and what that costs, by (student, notebook); only of those that were late."""
    found: dict[tuple[str, str], Late] = {}
    with gradebook(course) as book:
        for submission in _maybe_late(book, assignment):
            seconds = seconds_late(submission)
            for notebook in submission.notebooks:
                penalty = float(notebook.late_submission_penalty or 0.0)
                if seconds > 0 or penalty:
                    found[submission.student_id, notebook.name] = Late(seconds, penalty)
    return found


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
