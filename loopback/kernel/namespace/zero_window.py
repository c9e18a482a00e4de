"""How two sockets of the kernel behave while a window is closed, and when it opens."""

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from loopback.draw.ladder.diagram import Ladder
from loopback.headers.segments import segment_in
from loopback.kernel.namespace.host import ask
from loopback.kernel.namespace.zero_window_task import SENDER
from loopback.segment import Segment
from loopback.trace import label_of, relative, trace_of

ENDS = {"client": "sender", "server": "receiver"}  # which end of the connection plays which part


@dataclass(frozen=True)
class ZeroWindow:
    """The segments until the program reads `read` bytes, and the first two after that."""

    before: tuple[Segment, ...]
    after: tuple[Segment, ...]
    read: int

    @property
    def speaks_first(self) -> str:
        """Who sends the first segment after the read: "sender" or "receiver"."""
        return "sender" if self.after[0].source_port == SENDER[1] else "receiver"

    @cached_property
    def ladder(self) -> Ladder:
        """The whole as a ladder from the first data on, with the receiver's windows; numbers count from 0."""
        segments = [*self.before, *self.after]
        ladder, begin = Ladder("sender", "receiver", unit=None), len(self.before)
        for at, (row, segment) in enumerate(zip(relative(trace_of(segments)), segments, strict=True)):
            if at == begin and self.read:
                ladder.note("receiver", f"reads {self.read:,}", at - 0.25)
            if at >= 3:  # behind the handshake
                window = f" window={segment.window}" if row["sender"] == "server" else ""
                ladder.arrow(ENDS[row["sender"]], label_of(row) + window, float(at), at + 0.5)
        return ladder


def zero_window(*, probes: int = 0, read: int = 2048) -> ZeroWindow:
    """A connection whose receiver has room for 2,048 bytes, and whose program reads none of them until they are there.

    The sender has more to send. When its window is closed and it has asked so many times, the program reads `read`
    bytes; 0 is no read at all. Where the system gives no namespace the segments come from a recording; Unavailable
    if there is none.
    """
    before, after = (
        tuple(segment_in(bytes.fromhex(text)) for text in texts)
        for texts in cast("list[list[str]]", ask("tcp_zero_window", [probes, read]))
    )
    return ZeroWindow(before, after, read)
