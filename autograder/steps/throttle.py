"""How many notebooks to judge at a time: enough to keep the processors busy, since tests mostly wait."""

import os
import time

from autograder.sandbox.idle import Idle

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
