"""What a feedback page is made from: a verdict, the student's own cells, and what a person said of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from autograder.grading.verdict import TestVerdict, Verdict


@dataclass(frozen=True)
class ByHand:
    """What a person gave on one graded cell, or said of one cell; `points` stand in for the test's own."""

    points: float | None = None
    extra: float = 0.0
    comment: str = ""


@dataclass(frozen=True)
class Late:
    """How late a notebook was handed in, and the points that this costs."""

    seconds: float = 0.0
    penalty: float = 0.0


@dataclass(frozen=True)
class Texts:
    """What the instructor's notebook calls things, as a student sees it; slugs stand in for what is missing."""

    notebook: str = ""
    exercises: Mapping[str, str] = field(default_factory=dict)  # heading by exercise
    tests: Mapping[str, str] = field(default_factory=dict)  # title by test
    hidden: frozenset[str] = frozenset()  # the tests of which the student saw only the title
    hidden_in_part: frozenset[str] = frozenset()  # those of which the student saw how they begin


@dataclass(frozen=True)
class Item:
    """One notebook of one student.

    `cells` are the student's own, as source text by the id that the verdict has for them; `meant` those of them
    that are handed out to fail. `by_hand` is by the id of a test or of an exercise. `newer` says that another
    one was handed in since.
    """

    verdict: Verdict
    cells: Mapping[str, str]
    by_hand: Mapping[str, ByHand] = field(default_factory=dict)
    texts: Texts = field(default_factory=Texts)
    meant: frozenset[str] = frozenset()
    newer: bool = False
    late: Late = field(default_factory=Late)

    @property
    def title(self) -> str:
        """What the notebook is called."""
        return self.texts.notebook or self.verdict.notebook

    @property
    def exercises(self) -> dict[str, list[TestVerdict]]:
        """The graded cells by exercise, in the notebook's order."""
        found: dict[str, list[TestVerdict]] = {}
        for test in self.verdict.tests:
            found.setdefault(test.exercise, []).append(test)
        return found

    def points(self, test: TestVerdict) -> float:
        """What a test gave: a person's mark wins."""
        by_hand = self.by_hand.get(test.id, ByHand())
        return (test.points if by_hand.points is None else by_hand.points) + by_hand.extra

    def waits(self, test: TestVerdict) -> bool:
        """Whether a person has not yet given the points of a response."""
        return test.status == "by hand" and self.by_hand.get(test.id, ByHand()).points is None

    @property
    def waiting(self) -> float:
        """The points that a person has still to give."""
        return sum(test.maximum for test in self.verdict.tests if self.waits(test))

    def scored(self, tests: list[TestVerdict]) -> tuple[float, float]:
        """The points that some tests gave, and the points that there are."""
        return sum(map(self.points, tests)), sum(test.maximum for test in tests)

    @property
    def total(self) -> tuple[float, float]:
        """The points of the notebook, less what it was late for, and the points that there are."""
        earned, maximum = self.scored(self.verdict.tests)
        return max(0.0, earned - self.late.penalty), maximum
