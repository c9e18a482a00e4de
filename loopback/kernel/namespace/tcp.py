"""How the kernel's own TCP speaks: a conversation captured whole, and its answer from a closed port."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from loopback.kernel.namespace.host import Unavailable, run_task
from loopback.recordings import say_once
from loopback.segment import Segment

RECORDED = Path(__file__).with_name("recorded.json")  # made by `python -m loopback.kernel.record`
ECHO = (("client", b"hello"), ("server", b"hello"))


def refuses(segment: Segment) -> Segment | None:
    """What the kernel answers to this segment from a port where nobody listens; None if it is silent.

    Raises Unavailable.
    """
    answer = cast("list[str | None]", run_task("tcp_refuses", [segment.to_bytes().hex()]))[0]
    return None if answer is None else Segment.from_bytes(bytes.fromhex(answer))


def conversation(exchange: Sequence[tuple[str, bytes]] = ECHO) -> list[Segment]:
    """Every segment of a connection between two kernel sockets, from the first SYN to the last ACK.

    `exchange` says who sends what, in turns: ("client", b"hello"). The client uses port 4000, the server port 80,
    and the client closes first. Where the system gives no namespace the default exchange comes from a recording
    (and says so); any other raises Unavailable.
    """
    argument = [[side, payload.hex()] for side, payload in exchange]
    try:
        packets = cast("list[str]", run_task("tcp_conversation", argument))
    except Unavailable as reason:
        if tuple(exchange) != ECHO:
            raise
        say_once(f"(From a recording: {reason}.)")
        packets = cast("list[str]", json.loads(RECORDED.read_text())["echo"])
    return [Segment.from_bytes(bytes.fromhex(packet)) for packet in packets]
