"""How many notebooks to judge at a time, and which: tests mostly wait, and the processors should be busy to the end."""

import os
import time
from collections.abc import Sequence

from autograder.course_folder import Submission
from autograder.judge.load import Idle

MOST = 24  # for each processor
TURN = 0.1  # seconds between looks at how busy the machine is


class Throttle:
    """Says how many notebooks may be started; `most` run at a time.

    Without `jobs`, one for each processor runs in any case, and others are started while the processors have time to
    spare: one that ends makes no room by itself, since those that waited beside it may all have work to do now.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self.least = jobs or os.cpu_count() or 1
        self.most = jobs or MOST * self.least
        self._idle, self._looked = Idle(), time.monotonic()

    def room(self, running: int) -> int:
        """How many may be started now, beside those that run."""
        spare = 0
        if running < self.most and time.monotonic() - self._looked > TURN:
            self._looked = time.monotonic()
            spare = self.least if self._idle.enough() else 0
        return min(self.most - running, max(spare, self.least - running))


class LongestFirst:
    """Submissions that wait, those of the notebook that has taken longest so far first: at the end none is alone."""

    def __init__(self, submissions: Sequence[Submission]) -> None:
        self._waiting: dict[tuple[str, str], list[Submission]] = {}
        self._longest: dict[tuple[str, str], float] = {}  # seconds; none where none has begun
        for each in reversed(submissions):
            self._waiting.setdefault((each.assignment, each.notebook), []).append(each)

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def pop(self) -> Submission:
        """The next one; a notebook of which none has begun comes before all others."""
        left = [name for name, waiting in self._waiting.items() if waiting]
        name = max(left, key=lambda name: self._longest.get(name, float("inf")))
        self._longest.setdefault(name, 0.0)
        return self._waiting[name].pop()

    def took(self, submission: Submission, seconds: float) -> None:
        """Take note of how long one of them took."""
        name = submission.assignment, submission.notebook
        self._longest[name] = max(self._longest[name], seconds)
