"""Put together what the pages of a course are made from: verdicts, submissions, and marks given by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.feedback.item import ByHand, Item, Late
from autograder.feedback.notebook import cells_of, meant_of, texts_of
from autograder.grading.verdict import read
from autograder.notebooks import read_notebook
from autograder.up_to_date import digest

OWN_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Beside:
    """What there is to say of a submission beside its verdict; an `Item` has the same."""

    by_hand: Mapping[str, ByHand] = field(default_factory=dict)
    late: Late = field(default_factory=Late)
    newer: bool = False


NOTHING = Beside()


def item_of(course: Course, submission: Submission, beside: Beside = NOTHING) -> Item:
    """All that there is to say of one graded submission; raises UserError when there is no verdict on it."""
    verdict = read(course.verdict(submission))
    if verdict is None:
        raise UserError(f"{submission} is not graded yet. Run `{course.command} grade` first.")
    source = read_notebook(course.source(submission.assignment, submission.notebook))
    graded = course.file("autograded", submission)  # the cells as they were judged, whatever came in since
    cells = cells_of(source, read_notebook(graded)) if graded.is_file() and not verdict.problem else {}
    return Item(
        verdict,
        cells,
        beside.by_hand,
        texts_of(source),
        meant_of(source, cells),
        newer=beside.newer,
        late=beside.late,
    )


def made_from(course: Course, submission: Submission, beside: Beside) -> str:
    """A digest of all that decides on what the page says of one submission."""
    graded = course.file("autograded", submission)
    return digest(
        course.verdict(submission),
        graded if graded.is_file() else "",
        course.source(submission.assignment, submission.notebook),
        repr(sorted(beside.by_hand.items())),
        repr((beside.late, beside.newer)),
        OWN_FOLDER,
    )
