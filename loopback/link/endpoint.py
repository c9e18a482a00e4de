"""What a protocol without sockets or clocks looks like from outside, and how to call it safely."""

from typing import Protocol

from loopback.check.format import show
from loopback.segment import Segment


class Endpoint(Protocol):
    """One end of a connection: segments and times in, segments out."""

    @property
    def timer(self) -> float | None:
        """When `on_timer` is due, in seconds; None if no timer runs."""
        ...

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived at `now`; return the segments to send."""
        ...

    def on_timer(self, now: float) -> list[Segment]:
        """The timer is due; return the segments to send."""
        ...


def segments_from(answer: object, call: str) -> list[Segment]:
    """What an endpoint returned, if it is a list of segments; TypeError, naming the call, if it is not."""
    if type(answer) is list and all(type(item) is Segment for item in answer):
        return answer
    raise TypeError(f"{call} must return a list of segments, and it returned {show(answer)}")
