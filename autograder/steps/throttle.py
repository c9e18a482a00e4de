"""The number of notebooks that are judged at a time, and their order.

Tests mostly wait, so more notebooks than processors are judged at a time; the longest come first, so that the
processors are busy to the end.
"""

import os
import time
from collections.abc import Sequence

from autograder.course_folder import Submission
from autograder.judge.load import Idle

MOST = 24  # notebooks at a time, for each processor
LOAD_INTERVAL = 0.1  # seconds between measurements of the idle time


class Throttle:
    """Limits how many notebooks are judged at a time, to `most`.

    Without `jobs`, one for each processor runs in any case, and others are started while the processors have time to
    spare: one that ends makes no room by itself, since those that waited beside it may all have work to do now.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self.least = jobs or os.cpu_count() or 1
        self.most = jobs or MOST * self.least
        self._idle, self._looked = Idle(), time.monotonic()

    def room(self, running: int) -> int:
        """The number of notebooks that may be started now, while `running` are being judged."""
        spare = 0
        if running < self.most and time.monotonic() - self._looked > LOAD_INTERVAL:
            self._looked = time.monotonic()
            spare = self.least if self._idle.enough() else 0
        return min(self.most - running, max(spare, self.least - running))


class LongestFirst:
    """Submissions that wait, those of the notebook that has taken longest first: no long one is left for the end."""

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
        """Note the seconds that a submission took."""
        name = submission.assignment, submission.notebook
        self._longest[name] = max(self._longest[name], seconds)
