"""What leaves a kernel when a program writes in several calls: Nagle's algorithm and its neighbours at work."""

from collections.abc import Sequence
from typing import cast

from loopback.headers.segments import segment_in
from loopback.kernel.namespace.host import ask
from loopback.segment import Segment

WRITER_PORT = 4000


def write_pattern(sizes: Sequence[int], no_delay: bool = False) -> list[Segment]:
    """The segments of a connection while a client makes a call of `send` for each size in bytes, all at once.

    The client's port is 4000, a full segment has 1,000 bytes of data, and the server reads nothing. With `no_delay` the
    client's socket has TCP_NODELAY. Without are the handshake and what was sent again. Where the system gives no
    namespace this is a recording; Unavailable if there is none.
    """
    packets = cast("list[str]", ask("tcp_writes", [list(sizes), no_delay]))
    found: list[Segment] = []
    for segment in (segment_in(bytes.fromhex(packet)) for packet in packets):
        if not segment.payload or all(segment.seq != each.seq for each in found if each.payload):
            found.append(segment)
    return found
