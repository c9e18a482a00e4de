"""How many notebooks to judge at a time: enough to keep the processors busy, since tests mostly wait."""

import os
from pathlib import Path

LEAST, MOST = 2, 24  # for each processor
IDLE = 0.1  # share of idle time above which there is room for more


class Throttle:
    """Says how many notebooks may be started now; `most` run at a time.

    Without `jobs`, a notebook is started while the processors have time to spare, and for no other reason: one that
    ends makes no room by itself, since those that waited beside it may all have work to do now.
    """

    TURN = 0.1  # seconds between looks

    def __init__(self, jobs: int | None = None) -> None:
        self._processors = os.cpu_count() or 1
        self.most = jobs or MOST * self._processors
        self._before = None if jobs else _times()

    def room(self, running: int) -> int:
        """How many may be started beside those that run."""
        left = self.most - running
        now = _times()
        if (
            self._before is None or now is None
        ):  # a fixed number, or a system that does not say how busy it is
            return left
        idle, time = (late - early for late, early in zip(now, self._before, strict=True))
        if time < self._processors * 100 * self.TURN * 0.8:
            return max(0, LEAST * self._processors - running)
        self._before = now
        spare = self._processors if idle > IDLE * time else 0
        return min(left, max(spare, LEAST * self._processors - running))


def _times() -> tuple[int, int] | None:
    """Idle and total time of all processors since the machine started, in hundredths of a second."""
    try:
        fields = [int(each) for each in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    except (OSError, ValueError):
        return None
    return fields[3] + fields[4], sum(fields)
