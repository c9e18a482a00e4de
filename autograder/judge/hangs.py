"""Which exercises have hung, for all the tests of a submission to see.

How it works
------------
Tests run in testers, processes that are forked from the judge, up to four side by side. When a call in one of them
outlives its deadline, the waits in the others for the same exercise are to be short from that moment. A message would
have to reach a tester in the middle of a wait, so it is a byte of memory: the judge maps a page that its forks share,
one byte an exercise, before it forks the first tester. A byte is only ever set, never cleared, and setting it twice
does no harm: no lock is needed. The student's process is forked before the page is made, and has no way to it.
"""

import mmap
from collections.abc import Iterable

from autograder.exercise_names import exercise_of


class Hang:
    """Whether a call of one exercise has outlived its deadline, in whichever test."""

    def __init__(self, memory: mmap.mmap | bytearray, place: int) -> None:
        self._memory, self._place = memory, place

    @property
    def is_known(self) -> bool:
        """Whether it has."""
        return self._memory[self._place] != 0

    def note(self) -> None:
        """Let it be known."""
        self._memory[self._place] = 1


class Hangs:
    """One such mark for each exercise of a submission, in memory that this process shares with its later forks."""

    def __init__(self, exercises: Iterable[str] = ()) -> None:
        self._places = {name: place for place, name in enumerate(exercises)}
        self._memory = mmap.mmap(-1, max(1, len(self._places)))

    def of(self, test: str) -> Hang:
        """The mark of the exercise that a test belongs to; of its own, where it belongs to none."""
        place = self._places.get(exercise_of(test, self._places) or "")
        return Hang(bytearray(1), 0) if place is None else Hang(self._memory, place)
