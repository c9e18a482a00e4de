"""How many notebooks to judge at a time: enough to keep the processors busy, since tests mostly wait."""

import os
from pathlib import Path

FIRST, LEAST, MOST = 4, 2, 24  # for each processor
IDLE, BUSY = (
    0.15,
    0.03,
)  # shares of idle time: above the first there is room for more, below the other too many run


class Throttle:
    """`limit` is how many may run now; fixed when `jobs` is given, or where the system does not say how busy it is."""

    def __init__(self, jobs: int | None = None) -> None:
        self._processors = os.cpu_count() or 1
        self._fixed = jobs is not None
        self.limit = jobs or FIRST * self._processors
        self.most = jobs or MOST * self._processors
        self._before = _times()

    def look(self) -> None:
        """Take note of how busy the machine was since the last look."""
        now = _times()
        if self._fixed or now is None or self._before is None:
            return
        idle, all_of_it = (late - early for late, early in zip(now, self._before, strict=True))
        if all_of_it >= self._processors * 10:  # a tenth of a second; less says little
            self._before = now
            if idle > IDLE * all_of_it:
                self.limit = min(self.most, self.limit + self._processors)
            elif idle < BUSY * all_of_it:
                self.limit = max(LEAST * self._processors, self.limit - 1)


def _times() -> tuple[int, int] | None:
    """Idle and total time of all processors since the machine started, in hundredths of a second."""
    try:
        fields = [int(each) for each in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    except (OSError, ValueError):
        return None
    return fields[3] + fields[4], sum(fields)
