"""What a protocol without sockets or clocks looks like from outside, and how to call it safely."""

from collections.abc import Sequence
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


class DatagramEndpoint(Protocol):
    """One end of a conversation in datagrams: bytes and times in, bytes out."""

    @property
    def timer(self) -> float | None:
        """When `on_timer` is due, in seconds; None if no timer runs."""
        ...

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        """Take a datagram that arrived at `now`; return the datagrams to send."""
        ...

    def on_timer(self, now: float) -> list[bytes]:
        """The timer is due; return the datagrams to send."""
        ...


def segments_from(answer: object, call: str) -> list[Segment]:
    """What an endpoint returned, if it is a list of segments; TypeError, naming the call, if it is not."""
    if type(answer) is list and all(type(item) is Segment for item in answer):
        return answer
    raise TypeError(f"{call} must return a list of segments, and it returned {show(answer)}")


def datagrams_from(answer: object, call: str) -> list[bytes]:
    """What an endpoint returned, if it is a list of bytes; TypeError, naming the call, if it is not."""
    if type(answer) is list and all(type(item) is bytes for item in answer):
        return answer
    raise TypeError(f"{call} must return a list of datagrams (bytes), and it returned {show(answer)}")


def items_from(answer: object, call: str) -> Sequence[Segment | bytes]:
    """What an endpoint returned, if it is a list of segments, or one of datagrams."""
    if type(answer) is list and answer and type(answer[0]) is bytes:
        return datagrams_from(answer, call)
    return segments_from(answer, call)
