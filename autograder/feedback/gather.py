"""Put together what the pages of a course are made from: verdicts, submissions, and marks given by hand."""

from collections.abc import Mapping
from pathlib import Path

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.feedback.item import ByHand, Item
from autograder.feedback.notebook import cells_of, meant_of, texts_of
from autograder.grading.verdict import Verdict, read
from autograder.notebooks import read_bytes, read_notebook
from autograder.up_to_date import digest

OWN_FOLDER = Path(__file__).parent


def item_of(course: Course, submission: Submission, by_hand: Mapping[str, ByHand]) -> Item:
    """All that there is to say of one graded submission; raises UserError when there is no verdict on it."""
    verdict = read(course.verdict(submission))
    if verdict is None:
        raise UserError(f"{submission} is not graded yet. Run `autograder grade` first.")
    source = read_notebook(course.source(submission.assignment, submission.notebook))
    graded = course.file("autograded", submission)  # the cells as they were judged, whatever came in since
    cells = cells_of(source, read_notebook(graded)) if graded.is_file() and not verdict.problem else {}
    newer = _is_newer(course, submission, verdict)
    return Item(verdict, cells, by_hand, texts_of(source), meant_of(source, cells), newer)


def made_from(course: Course, submission: Submission, by_hand: Mapping[str, ByHand]) -> str:
    """A digest of all that decides on what the page says of one submission."""
    graded = course.file("autograded", submission)
    verdict = read(course.verdict(submission))
    return digest(
        course.verdict(submission),
        graded if graded.is_file() else "",
        course.source(submission.assignment, submission.notebook),
        repr(sorted(by_hand.items())),
        str(verdict is not None and _is_newer(course, submission, verdict)),
        OWN_FOLDER,
    )


def _is_newer(course: Course, submission: Submission, verdict: Verdict) -> bool:
    """Whether something else was handed in since the verdict was written.

    What nbgrader's own autograde judges is not byte by byte what was handed in, so a digest alone would not do.
    """
    file = course.file("submitted", submission)
    try:
        content = read_bytes(file)
    except UserError:  # which the verdict says
        return False
    later = file.stat().st_mtime > course.verdict(submission).stat().st_mtime
    return later and digest(content) != verdict.digests.get("submission")
