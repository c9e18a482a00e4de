"""Read marks out of nbgrader's gradebook, exercise by exercise."""

from dataclasses import dataclass
from typing import Literal

from autograder.course_folder import Course, Submission
from autograder.nbgrader_bridge.gradebook import enrolled, scores_of
from autograder.notebooks import exercises_of, read_notebook
from autograder.up_to_date import recall

State = Literal["graded", "missing", "waiting", "broken"]


@dataclass(frozen=True)
class Mark:
    """What one student earned on one exercise, in points.

    `earned` is None where nothing was handed in (missing) or nothing graded yet (waiting); what was
    handed in and cannot be graded (broken) has earned nothing, 0.
    """

    submission: Submission
    exercise: str
    earned: float | None
    maximum: float
    state: State


def marks_of(course: Course, assignments: list[str], students: list[str] | None = None) -> list[Mark]:
    """All marks of these assignments, of everybody when no students are named.

    In the order of assignments, notebooks, exercises as they stand in the notebook, students.
    """
    if students is None:
        students = sorted({*course.students, *enrolled(course)})
    found: list[Mark] = []
    for assignment in assignments:
        scores = scores_of(course, assignment)
        for notebook in course.notebooks(assignment):
            exercises = exercises_of(read_notebook(course.source(assignment, notebook)))
            handed_in = [Submission(student, assignment, notebook) for student in students]
            states = {submission: state_of(course, submission) for submission in handed_in}
            for exercise in exercises:
                for submission, state in states.items():
                    key = submission.student, notebook
                    total = sum(scores.get((*key, slug), 0.0) for slug, _ in exercise.tests)
                    earned = {"graded": total, "broken": 0.0}.get(state)
                    found.append(Mark(submission, exercise.name, earned, exercise.maximum, state))
    return found


def state_of(course: Course, submission: Submission) -> State:
    """How far a submission has come."""
    if not course.file("submitted", submission).is_file():
        return "missing"
    if recall(course.note("graded", submission)).get("problem"):
        return "broken"
    return "graded" if course.file("autograded", submission).is_file() else "waiting"
