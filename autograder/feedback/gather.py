"""Put together what the pages of a course are made from: verdicts, submissions, and marks given by hand."""

from collections.abc import Mapping
from pathlib import Path

from autograder.course import Course, Submission
from autograder.feedback.item import ByHand, Item
from autograder.feedback.notebook import cells_of, meant_of, texts_of
from autograder.ledger import digest
from autograder.notebooks import parse_notebook, read_bytes, read_notebook
from autograder.problem import Problem
from autograder.verdict import read

OWN_FOLDER = Path(__file__).parent


def item_of(course: Course, submission: Submission, by_hand: Mapping[str, ByHand]) -> Item:
    """All that there is to say of one graded submission; raises Problem when there is no verdict on it."""
    verdict = read(course.verdict(submission))
    if verdict is None:
        raise Problem(f"{submission} is not graded yet. Run `autograder grade` first.")
    source = read_notebook(course.source(submission.assignment, submission.notebook))
    content = _content(course, submission)
    newer = bool(content) and digest(content) != verdict.digests.get("submission")
    cells: dict[str, str] = {}
    if content and not newer and verdict.problem is None:
        cells = cells_of(source, parse_notebook(content, f"{submission.notebook}.ipynb"))
    return Item(verdict, cells, by_hand, texts_of(source), meant_of(source, cells), newer)


def made_from(course: Course, submission: Submission, by_hand: Mapping[str, ByHand]) -> str:
    """A digest of all that decides on what the page says of one submission."""
    return digest(
        course.verdict(submission),
        _content(course, submission),
        course.source(submission.assignment, submission.notebook),
        repr(sorted(by_hand.items())),
        OWN_FOLDER,
    )


def _content(course: Course, submission: Submission) -> bytes:
    """What was handed in; nothing when it cannot be read, which the verdict then says."""
    try:
        return read_bytes(course.file("submitted", submission))
    except Problem:
        return b""
