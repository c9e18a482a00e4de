"""The kernel's sequence numbers: those that it begins with, and those that it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from loopback.kernel.namespace.host import Unavailable, ask
from loopback.recordings import say_once
from loopback.segment import RST, Segment

RING = 2**32  # sequence numbers


@dataclass(frozen=True)
class Injection:
    """What the kernel made of a segment that a third party sent into one of its connections.

    `taken` says whether bytes of the segment reached the program, `acknowledged` is the acknowledgement number of the
    kernel's answer (None: it was silent), `alive` says whether the connection still exists.
    """

    taken: bool
    acknowledged: int | None
    alive: bool


def inject(segments: Sequence[Segment], *, rcv_nxt: int, rcv_wnd: int) -> list[Injection]:
    """What the kernel makes of each segment, on a connection that expects the number `rcv_nxt` next.

    Each arrives on a connection of its own, whose window is `rcv_wnd`: 2,000 to 65,535 bytes, or 0 if bytes that the
    program has not read have filled it. It has that connection's addresses, ports and acknowledgement number, as if its
    sender had guessed them. Where the system gives no namespace the answers come from a recording, and if there is
    none, from a stand-in that follows RFC 9293 and RFC 5961.
    """
    cases = [[each.seq, int(each.flags), each.payload.hex()] for each in segments]
    try:
        found = cast("list[tuple[bool, int | None, bool]]", ask("tcp_injects", [rcv_nxt, rcv_wnd, cases]))
    except Unavailable as reason:
        say_once(f"(A stand-in answers here, by RFC 9293 and RFC 5961: {reason}.)")
        return [_injected_by_rfc(each, rcv_nxt, rcv_wnd) for each in segments]
    return [Injection(*each) for each in found]


def initial_numbers(local_ports: Sequence[int], *, every: float = 0.0) -> list[tuple[float, int]]:
    """The initial sequence numbers of connections of the kernel's, from each local port to the same remote one.

    A pair for each: its time, in seconds since the first, and the number. `every` is the time between two, in seconds.
    Where the system gives no namespace the answer comes from a recording; Unavailable if there is none.
    """
    found = cast("list[tuple[int, int]]", ask("tcp_initial_numbers", [list(local_ports), round(every * 1e9)]))
    return [(at / 1e9, number) for at, number in found]


def _injected_by_rfc(segment: Segment, rcv_nxt: int, rcv_wnd: int) -> Injection:
    """The kernel's decision, with places counted from RCV.NXT, so that none wraps."""
    first = (segment.seq - rcv_nxt + RING // 2) % RING - RING // 2
    last = first + max(len(segment.payload), 1) - 1
    fits = any(0 <= place < rcv_wnd for place in (first, last))
    if rcv_wnd == 0:
        fits = first == 0 and not segment.payload
    following = (rcv_nxt + last + 1) % RING if first <= 0 and fits and segment.payload else rcv_nxt
    if RST in segment.flags:  # RFC 5961, section 3.2: only the number that is expected resets
        return Injection(False, rcv_nxt if fits and first else None, first != 0)
    answered = bool(segment.payload) or not fits
    return Injection(fits and bool(segment.payload), following if answered else None, True)
