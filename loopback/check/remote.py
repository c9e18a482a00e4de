"""Where a call that runs in another process stands: the seam between `attempt` and a grader.

In a notebook a student's function runs here, and nothing below is used. The grader, whose tests run in another
process than the student's code, puts an Elsewhere into `current`.
"""

from typing import Any, Protocol

from loopback.check.student_line import StudentLine


class Elsewhere(Protocol):
    """The other process, asked about the calls that one thread of this process has made."""

    def line(self, thread: int) -> StudentLine | None:
        """The student's line at which the thread's call stands; None if it has none over there."""
        ...

    def cpu(self, thread: int) -> float | None:
        """Seconds of processor time that the thread's calls used over there; None if it made none."""
        ...

    def processor_time(self) -> float:
        """Seconds of processor time that the process has used so far."""
        ...

    def has_hung(self) -> bool:
        """Whether a call of the exercise that is being tested has outlived its deadline before."""
        ...

    def note_hang(self) -> None:
        """Tell all tests of the exercise that a call of it has outlived its deadline."""
        ...

    def release(self, thread: int) -> bool:
        """Let go of the thread's call, here and over there; say whether it had one over there."""
        ...

    def deaths(self) -> list[str]:
        """A sentence for each thread of the student's that died over there of an error."""
        ...

    def batch(self, calls: list[tuple[Any, ...]]) -> Any:
        """Have calls made over there, each a function and its arguments; their results, or the first error."""
        ...


current: Elsewhere | None = None
LINE, NAME = (
    "loopback_line",
    "loopback_name",
)  # attributes of an error that came from there: its line, its function
