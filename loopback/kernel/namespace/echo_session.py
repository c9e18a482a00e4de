"""What each call of an echo session puts on the wire, as the kernel does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import cast

from loopback.draw.ladder.diagram import Ladder
from loopback.headers.segments import segment_in
from loopback.kernel.namespace.echo_session_task import CLIENT
from loopback.kernel.namespace.host import ask
from loopback.segment import FIN, SYN, Segment
from loopback.trace import label_of, relative, trace_of

# The calls of two echo sessions, in order, each with the end that makes it.
CLIENT_CLOSES_FIRST = (
    "server: socket",
    "server: bind",
    "server: listen",
    "client: socket",
    "client: connect",
    "server: accept",
    "client: send",
    "server: recv",
    "server: send",
    "client: recv",
    "client: shutdown",
    "server: recv again",
    "server: close",
    "client: close",
)
SERVER_CLOSES_FIRST = (
    "server: socket",
    "server: bind",
    "server: listen",
    "client: socket",
    "client: connect",
    "client: send",
    "server: accept",
    "server: recv",
    "server: send",
    "server: close",
    "client: recv",
    "client: recv again",
    "client: close",
)


@dataclass(frozen=True)
class CallRecord:
    """One call of the session: its name, the segments that went either way because of it, the states after it."""

    call: str
    segments: tuple[Segment, ...]
    client: str
    server: str

    @property
    def end(self) -> str:
        """Who called: "client" or "server"."""
        return self.call.split(":")[0]

    @cached_property
    def puts(self) -> str:
        """What the caller's own kernel put on the wire that takes sequence numbers: "SYN", "data", "FIN"; or "nothing".

        An acknowledgement alone takes none: each kernel sends it when it sees fit, whatever is called.
        """
        own = [
            segment
            for segment in self.segments
            if (segment.source_port == CLIENT[1]) == (self.end == "client")
        ]
        kinds = [kind for segment in own for kind in _kinds(segment)]
        return ", ".join(kinds) or "nothing"


def _kinds(segment: Segment) -> list[str]:
    marks = (("SYN", SYN in segment.flags), ("data", bool(segment.payload)), ("FIN", FIN in segment.flags))
    return [kind for kind, there in marks if there]


def echo_session(calls: Sequence[str] = CLIENT_CLOSES_FIRST) -> list[CallRecord]:
    """An echo session between two sockets of the kernel, a record for each of `calls`.

    Each call is made when all that the one before set off has arrived. A session is held once in each process.
    Where the system gives no namespace it comes from a recording; Unavailable if there is none.
    """
    return list(_session(tuple(calls)))


@cache
def _session(calls: tuple[str, ...]) -> tuple[CallRecord, ...]:
    rows = ask("tcp_calls", list(calls))
    return tuple(
        CallRecord(call, tuple(segment_in(bytes.fromhex(text)) for text in segments), client, server)
        for call, segments, client, server in cast("list[tuple[str, list[str], str, str]]", rows)
    )


def ladder_of_calls(records: Sequence[CallRecord]) -> Ladder:
    """The session as a ladder: each call a note beside the end that makes it, then the segments that it set off."""
    ladder = Ladder("client", "server", unit=None)
    rows = iter(relative(trace_of([segment for record in records for segment in record.segments])))
    for at, record in enumerate(records):
        ladder.note(record.end, record.call.split(": ")[1], float(at))
        for number in range(len(record.segments)):
            row, moment = next(rows), at + (number + 1) / (len(record.segments) + 1)
            ladder.arrow(row["sender"], label_of(row), moment, moment + 0.9 / (len(record.segments) + 1))
    return ladder
