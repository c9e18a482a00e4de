"""What does not come about as an answer's header says it."""

from collections.abc import Iterator

from autograder.answer_files import Answer
from tools.answers.exercise import Verdict

NOT_SHOWN = "it is caught by no visible part of a test: show the case, or say `seen: no, because ...`"
SHOWN = "a visible part of a test catches it: take the line `seen:` away"


def score_of(verdicts: list[Verdict]) -> float:
    """The points that an answer earned."""
    return sum(verdict.earned for verdict in verdicts)


def caught_by(verdicts: list[Verdict]) -> Verdict | None:
    """The first test that an answer failed; None for one that failed none."""
    return next((verdict for verdict in verdicts if not verdict.passed), None)


def is_seen(verdicts: list[Verdict]) -> bool:
    """Whether the visible part of any test, judged by itself, caught an answer."""
    return any(verdict.visible_passed is False for verdict in verdicts)


def faults(answer: Answer, verdicts: list[Verdict]) -> Iterator[str]:
    """Each way in which an answer's score and its first failing test are not what its header says."""
    score, caught = score_of(verdicts), caught_by(verdicts)
    if score != answer.score:
        yield f"it scores {score:g}, not {answer.score:g}"
    if (caught.slug if caught else None) != answer.caught_by:
        yield f"it is caught by {caught.slug if caught else 'nothing'}, not {answer.caught_by or 'nothing'}"
    if caught is None:
        return
    if answer.message is not None and answer.message not in caught.message:
        yield f"the message does not say {answer.message!r}"
    if answer.hint is not None and not any(answer.hint in hint for hint in caught.hints):
        yield f"no hint says {answer.hint!r}; there are: {'; '.join(caught.hints) or 'none'}"


def visibility_faults(answer: Answer, verdicts: list[Verdict]) -> Iterator[str]:
    """What is not as a wrong answer's header says about the visible parts of the tests."""
    if not answer.right and is_seen(verdicts) != (answer.unseen is None):
        yield NOT_SHOWN if answer.unseen is None else SHOWN
