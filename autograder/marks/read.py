"""Read marks out of nbgrader's gradebook, exercise by exercise."""

from dataclasses import dataclass
from typing import Literal

from autograder.course_folder import Course, Submission
from autograder.nbgrader_bridge.gradebook import enrolled, late_of, needs_grader, scores_of, without_marks
from autograder.notebooks import exercises_of, read_notebook
from autograder.submissions.handed_in import HandedIn
from autograder.up_to_date import recall

State = Literal["graded", "needs grader", "missing", "waiting", "broken", "unrecognised"]
LATE = "late penalty"  # stands where an exercise's name stands, with no points to be had


@dataclass(frozen=True)
class Mark:
    """What one student earned on one exercise, in points.

    "needs grader" says that a person has not given, or looked at again, some of the points.
    `earned` is None where nothing was handed in (missing), nothing that could be recognised (unrecognised) or
    nothing is graded yet (waiting), unless the gradebook has points all the same, and where a person has given none of
    the points yet (needs grader); what was handed in and cannot be
    graded (broken) has earned what a person gave.
    What being late costs is a mark of its own, below zero, so that a student's marks add up to nbgrader's total.
    """

    submission: Submission
    exercise: str
    earned: float | None
    maximum: float
    state: State


def marks_of(
    course: Course,
    assignments: list[str],
    students: list[str] | None = None,
    handed_in: HandedIn | None = None,
) -> list[Mark]:
    """All marks of these assignments, of everybody when no students are named.

    In the order of assignments, notebooks, exercises as they stand in the notebook, students. `handed_in` spares a
    command that has looked at the students' files already from looking again.
    """
    if students is None:
        students = sorted({*course.students, *enrolled(course)})
    handed_in = handed_in or HandedIn(course)
    found: list[Mark] = []
    for assignment in assignments:
        found += _of_assignment(course, assignment, students, handed_in)
    return found


def _of_assignment(course: Course, assignment: str, students: list[str], handed_in: HandedIn) -> list[Mark]:
    scores, late = scores_of(course, assignment), late_of(course, assignment)
    waiting, lost = needs_grader(course, assignment), without_marks(course, assignment)
    found: list[Mark] = []
    left: dict[str, float] = {}  # nbgrader takes penalties off these points, and no further than to 0
    for (student, _, _), score in scores.items():
        left[student] = left.get(student, 0.0) + score
    marked = {(student, notebook) for (student, notebook, _), score in scores.items() if score}
    for notebook in course.notebooks(assignment):
        exercises = exercises_of(read_notebook(course.source(assignment, notebook)))
        here = [Submission(student, assignment, notebook) for student in students]
        states = {submission: state_of(course, submission, handed_in) for submission in here}
        for submission, state in states.items():
            if state == "graded" and lost(submission.student, notebook):  # a run ended before it wrote the marks
                states[submission] = "waiting"
        for exercise in exercises:
            for submission, state in states.items():
                key = submission.student, notebook
                cells = [(*key, slug) for slug, _ in exercise.tests]
                total = sum(scores.get(cell, 0.0) for cell in cells)
                is_marked = state in ("graded", "broken") or key in marked
                # Who has left, or took a notebook back, may have handed in what nobody has marked yet.
                if state not in ("waiting", "broken") and any(cell in waiting for cell in cells):
                    state = "needs grader"
                    is_marked = not all(waiting.get(cell, False) for cell in cells)
                found.append(
                    Mark(submission, exercise.name, total if is_marked else None, exercise.maximum, state)
                )
        if any(late[student, notebook].penalty for student in students if (student, notebook) in late):
            for submission, state in states.items():
                key = submission.student, notebook
                penalty = min(late[key].penalty, left.get(key[0], 0.0)) if key in late else 0.0
                left[key[0]] = left.get(key[0], 0.0) - penalty
                found.append(Mark(submission, LATE, -penalty if penalty else None, 0.0, state))
    return found


def state_of(course: Course, submission: Submission, handed_in: HandedIn) -> State:
    """How far a submission has come."""
    if handed_in.answer(submission) is None:
        strays = handed_in.strays(submission.student, [submission.assignment])
        astray = any(not stray.superseded for stray in strays)
        return "unrecognised" if astray else "missing"
    if recall(course.note("graded", submission)).get("problem"):
        return "broken"
    return "graded" if course.file("autograded", submission).is_file() else "waiting"
