"""How the kernel's own TCP speaks: a conversation captured whole, and its answer from a closed port."""

import random
from collections.abc import Sequence
from typing import cast

from loopback.headers.segments import bytes_of, segment_in
from loopback.kernel.namespace.host import Unavailable, ask
from loopback.recordings import say_once
from loopback.segment import ACK, FIN, PSH, RST, SYN, Flag, Segment, length_of

ECHO = (("client", b"hello"), ("server", b"hello"))
CLIENT_PORT, SERVER_PORT = 4000, 80  # of a conversation


def refuses(segment: Segment) -> Segment | None:
    """The kernel's answer to a segment that arrives at a port where no socket listens; None if it sends none.

    Where the system gives no namespace the answer comes from a recording, and if there is none, from a stand-in that
    follows RFC 9293.
    """
    try:
        answer = cast("list[str | None]", ask("tcp_refuses", [bytes_of(segment).hex()]))[0]
    except Unavailable as reason:
        _say_stand_in(reason)
        return _refused_by_rfc(segment)
    return None if answer is None else segment_in(bytes.fromhex(answer))


def conversation(
    exchange: Sequence[tuple[str, bytes]] = ECHO, *, client_isn: int | None = None
) -> list[Segment]:
    """Every segment of a connection between two kernel sockets, from the first SYN to the last ACK.

    `exchange` says who sends what, in turns: ("client", b"hello"). The client uses port 4000, the server port 80,
    and the client closes first. `client_isn` is the client's initial sequence number, which the kernel chooses
    otherwise. Where the system gives no namespace the segments come from a recording, and if there
    is none, from a stand-in that follows RFC 9293.
    """
    turns = [[side, payload.hex()] for side, payload in exchange]
    try:
        if client_isn is None:
            packets = cast("list[str]", ask("tcp_conversation", turns))
        else:
            packets = cast("list[str]", ask("tcp_conversation_from", [client_isn, turns]))
    except Unavailable as reason:
        _say_stand_in(reason)
        return by_rfc(exchange, client_isn=client_isn)
    return [segment_in(bytes.fromhex(packet)) for packet in packets]


def _say_stand_in(reason: Unavailable) -> None:
    say_once(f"(A stand-in answers here, by RFC 9293: {reason}.)")


def _refused_by_rfc(segment: Segment) -> Segment | None:
    """The answer from a state CLOSED (RFC 9293, section 3.10.7.1)."""
    if RST in segment.flags:
        return None
    if ACK in segment.flags:
        flags, seq, ack = RST, segment.ack, 0
    else:
        flags, seq, ack = RST | ACK, 0, _next_number(segment)
    return Segment(
        source_port=segment.destination_port,
        destination_port=segment.source_port,
        seq=seq,
        ack=ack,
        flags=flags,
        window=0,
    )


def by_rfc(
    exchange: Sequence[tuple[str, bytes]],
    options: tuple[tuple[int, bytes], ...] = (),
    client_isn: int | None = None,
) -> list[Segment]:
    """A conversation of two ends that lose nothing and acknowledge each piece of data by a segment of its own.

    `options` stand in both SYNs; `client_isn` is the client's initial sequence number, drawn otherwise.
    """
    ports = {"client": CLIENT_PORT, "server": SERVER_PORT}
    following = {side: random.getrandbits(32) for side in ports}
    if client_isn is not None:
        following["client"] = client_isn
    said: list[Segment] = []

    def say(side: str, flags: Flag, payload: bytes = b"") -> None:
        other = "server" if side == "client" else "client"
        ack = following[other] if ACK in flags else 0
        said.append(
            Segment(
                source_port=ports[side],
                destination_port=ports[other],
                seq=following[side],
                ack=ack,
                flags=flags,
                payload=payload,
                options=options if SYN in flags else (),
            )
        )
        following[side] = _next_number(said[-1])

    say("client", SYN)
    say("server", SYN | ACK)
    say("client", ACK)
    for side, payload in exchange:
        say(side, PSH | ACK, payload)
        say("server" if side == "client" else "client", ACK)
    say("client", FIN | ACK)
    say("server", FIN | ACK)
    say("client", ACK)
    return said


def _next_number(segment: Segment) -> int:
    """The sequence number behind a segment: each byte takes one, and so do SYN and FIN."""
    return (segment.seq + length_of(segment)) % 2**32
