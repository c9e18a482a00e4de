"""Write each student's feedback: the notebook as it was graded, with marks, without hidden tests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.converters import GenerateFeedback

from autograder.convert import convert
from autograder.course import Course, Submission
from autograder.ledger import digest, recall, remember
from autograder.marks.gradebook import judgements_of
from autograder.marks.read import state_of
from autograder.preprocessors import hidden
from autograder.problem import Problem
from autograder.steps.grade import submissions_of


@dataclass
class Written:
    """What a run of feedback did: the submissions by what became of them."""

    anew: list[Submission] = field(default_factory=list)
    unchanged: list[Submission] = field(default_factory=list)
    broken: dict[Submission, str] = field(default_factory=dict)


def feedback(
    course: Course,
    assignments: list[str],
    students: list[str],
    each: Callable[[list[Submission]], Iterator[Submission]] = iter,
) -> Written:
    """Write the feedback of all graded submissions; raises Problem when there is none."""
    handed_in = submissions_of(course, assignments, students)
    graded = [submission for submission in handed_in if state_of(course, submission) == "graded"]
    if not graded:
        raise Problem(f"Nothing of {', '.join(assignments)} is graded yet. Run `autograder grade` first.")
    done = Written()
    judgements = {assignment: judgements_of(course, assignment) for assignment in assignments}
    for submission in each(graded):
        judgement = judgements[submission.assignment].get((submission.student, submission.notebook), [])
        _write(course, submission, repr(judgement), done)
    return done


def _write(course: Course, submission: Submission, judgement: str, done: Written) -> None:
    note = course.note("feedback", submission)
    graded = course.file("autograded", submission)
    made_from = digest(graded, judgement, course.root / "nbgrader_config.py", Path(hidden.__file__))
    if recall(note).get("made_from") == made_from and course.file("feedback", submission, ".html").is_file():
        done.unchanged.append(submission)
        return
    try:
        convert(GenerateFeedback, course, submission)
    except Problem as problem:
        done.broken[submission] = str(problem)
    else:
        remember(note, made_from=made_from)
        done.anew.append(submission)
