"""How the kernel's own TCP speaks: a conversation captured whole, and its answer from a closed port."""

from collections.abc import Sequence
from typing import cast

from loopback.kernel.namespace.host import ask
from loopback.segment import Segment

ECHO = (("client", b"hello"), ("server", b"hello"))


def refuses(segment: Segment) -> Segment | None:
    """The kernel's answer to a segment that arrives at a port where no socket listens; None if it sends none.

    Where the system gives no namespace the answer comes from a recording; Unavailable if there is none.
    """
    answer = cast("list[str | None]", ask("tcp_refuses", [segment.to_bytes().hex()]))[0]
    return None if answer is None else Segment.from_bytes(bytes.fromhex(answer))


def conversation(exchange: Sequence[tuple[str, bytes]] = ECHO) -> list[Segment]:
    """Every segment of a connection between two kernel sockets, from the first SYN to the last ACK.

    `exchange` says who sends what, in turns: ("client", b"hello"). The client uses port 4000, the server port 80,
    and the client closes first. Where the system gives no namespace the segments come from a recording; Unavailable
    if there is none.
    """
    packets = cast("list[str]", ask("tcp_conversation", [[side, payload.hex()] for side, payload in exchange]))
    return [Segment.from_bytes(bytes.fromhex(packet)) for packet in packets]
