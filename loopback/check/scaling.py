"""Is the work linear? Told by processor time, compared with a yardstick and with a smaller size."""

import math
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 3  # processor time is only ever added to by a disturbance, so the least of a few is the work's own
SLACK = 2.25  # how much more than in proportion linear work may grow: caches and the allocator add to it


@dataclass(frozen=True)
class Growth:
    """What was measured: `linear`, and how many times the processor time the large size took."""

    linear: bool
    times: float
    in_proportion: float

    def __str__(self) -> str:
        return f"{self.times:.0f} times the processor time for {self.in_proportion:g} times the data"


def growth(
    work: Callable[[int], float],
    yardstick: Callable[[int], float],
    *,
    small: int,
    large: int,
    allowed: float,
) -> Growth:
    """Say whether `work` grows in proportion to its size.

    `work(size)` and `yardstick(size)` do the work, and return the processor time that it took, in seconds;
    the yardstick does it in the plainest linear way. Work that takes less than `allowed` times the yardstick
    at the large size is linear, since quadratic work takes far more. Only if it takes more is it measured at
    the small size too: it is linear, if slow, when its time grew about as its size did.
    """
    most = least = unit = math.inf
    for _ in range(ROUNDS):
        most, unit = min(most, work(large)), min(unit, yardstick(large))
        if most < allowed * unit:
            return Growth(True, large / small, large / small)
        least = min(least, work(small))
        grown = most / (large / small * least)
        if grown < SLACK or grown > 2 * SLACK:  # clear enough
            break
    return Growth(most < SLACK * large / small * least, most / least, large / small)
