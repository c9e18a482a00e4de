"""The share of time that the machine's processors are idle."""

from pathlib import Path

IDLE_ENOUGH = 0.1  # share of idle time above which there is room for more work


class Idle:
    """Measures the share of idle time, over all processors, from one call to the next."""

    def __init__(self) -> None:
        """Begin to measure."""
        self._before = _times()

    def enough(self) -> bool | None:
        """Whether processors were idle enough for more work since the last call; None where the system does not say."""
        before, self._before = self._before, _times()
        if before is None or self._before is None:
            return None
        idle, time = (late - early for late, early in zip(self._before, before, strict=True))
        return idle > IDLE_ENOUGH * time


def _times() -> tuple[int, int] | None:
    """Idle and total time of all processors since the machine started, in hundredths of a second."""
    try:
        fields = [int(each) for each in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    except (OSError, ValueError):
        return None
    return fields[3] + fields[4], sum(fields)
