"""Values that differ from student to student and stay the same for one student."""

import os
import random

VARIABLE = "LOOPBACK_SEED"
PRACTICE = "practice"  # what a student's own notebook uses


def seeded(name: str) -> random.Random:
    """A random generator fixed by the seed of this run and by `name`.

    The grader puts a seed for each student into the environment variable LOOPBACK_SEED;
    without it the seed is "practice".

    >>> seeded("demo").random() == seeded("demo").random()
    True
    """
    return random.Random(f"{os.environ.get(VARIABLE, PRACTICE)}/{name}")
