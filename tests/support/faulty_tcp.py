"""TCPs with one fault each: a connection whose segments, calls or parts are bent on their way."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from loopback import ACK, FIN, RST, SYN, Segment
from loopback.conformance import MakeTCP
from loopback.stack import Connection, Program

NUMBERS = 2**32

Comes = Callable[[Connection, Segment], Segment | None]  # what is taken instead of a segment that arrives
Goes = Callable[[Connection, Segment], Segment | None]  # what is sent instead of a segment
Answers = Callable[[Connection, Segment, list[Segment]], list[Segment]]  # to a segment, in place of these
Change = Callable[[Any], None]  # of a connection that was just made, or of its sender


def faulty(
    make: MakeTCP,
    *,
    comes: Comes | None = None,
    goes: Goes | None = None,
    answers: Answers | None = None,
    made: Change | None = None,
    sender: Change | None = None,
) -> MakeTCP:
    """What makes connections with a fault."""

    def make_faulty(local_port: int, remote_port: int, iss: int, program: Program) -> Connection:
        connection: Any = make(local_port, remote_port, iss, program)
        if made:
            made(connection)
        if sender:
            connection._parts = replace(connection._parts, sender=_changed(connection._parts.sender, sender))
        take = connection.on_segment

        def on_segment(segment: Segment, now: float) -> list[Segment]:
            taken = comes(connection, segment) if comes else segment
            sent: list[Segment] = [] if taken is None else take(taken, now)
            return answers(connection, segment, sent) if answers else sent

        connection.on_segment = on_segment
        for name in ("open_active", "on_segment", "on_timer") if goes else ():
            setattr(connection, name, _filtered(connection, getattr(connection, name), goes))
        return connection  # type: ignore[no-any-return]

    return make_faulty


def _changed(part: Callable[..., Any], change: Change) -> Callable[..., Any]:
    def made(*given: object) -> Any:
        part_made = part(*given)
        change(part_made)
        return part_made

    return made


def _filtered(connection: Connection, call: Callable[..., list[Segment]], goes: Goes | None) -> Any:
    def filtered(*given: object) -> list[Segment]:
        assert goes
        return [sent for segment in call(*given) if (sent := goes(connection, segment)) is not None]

    return filtered


# Segments that arrive.


def believes_resets(connection: Connection, segment: Segment) -> Segment:
    """Every reset has the number that is expected next."""
    if RST not in segment.flags:
        return segment
    if connection.receiver is None:
        return replace(segment, ack=(connection.iss + 1) % NUMBERS)
    return replace(segment, seq=connection.receiver.ack)


def believes_acknowledgements(connection: Connection, segment: Segment) -> Segment:
    """Every acknowledgement acknowledges the SYN, as long as that is not acknowledged."""
    if connection.receiver is None and ACK in segment.flags and connection.state.startswith("SYN-"):
        return replace(segment, ack=(connection.iss + 1) % NUMBERS)
    return segment


def sends_1460_to_all(connection: Connection, segment: Segment) -> Segment:
    """Whatever the peer announces, it is 1,460 bytes."""
    return replace(segment, options=((2, b"\x05\xb4"),)) if SYN in segment.flags else segment


def has_signed_windows(connection: Connection, segment: Segment) -> Segment:
    """A window with its highest bit set is negative, and so closed."""
    return replace(segment, window=0) if segment.window >= 0x8000 else segment


def sees_no_window(connection: Connection, segment: Segment) -> Segment:
    """Every window is as large as can be."""
    return replace(segment, window=65535)


def keeps_the_smallest_window(connection: Any, segment: Segment) -> Segment:
    """A window that was small once never opens again."""
    connection.least = min(getattr(connection, "least", 65535), segment.window)
    return replace(segment, window=connection.least)


def takes_in_order_only(connection: Connection, segment: Segment) -> Segment:
    """What comes early is dropped."""
    if connection.receiver is not None and segment.payload and segment.seq != connection.receiver.ack:
        return replace(segment, payload=b"", flags=segment.flags & ~FIN)
    return segment


def is_deaf_once_closed(connection: Connection, segment: Segment) -> Segment:
    """Data that comes after its own FIN is dropped."""
    return replace(segment, payload=b"") if connection.state.startswith("FIN-WAIT") else segment


def knows_no_crossing(connection: Connection, segment: Segment) -> Segment | None:
    """In SYN-SENT a SYN without an acknowledgement is dropped."""
    crossing = connection.state == "SYN-SENT" and SYN in segment.flags and ACK not in segment.flags
    return None if crossing else segment


def loses_single_bytes(connection: Connection, segment: Segment) -> Segment:
    """A segment of one byte is an empty one."""
    return replace(segment, payload=b"") if len(segment.payload) == 1 else segment


def counts_data_as_duplicates(connection: Any, segment: Segment) -> Segment:
    """Data that acknowledges what is known is a duplicate acknowledgement."""
    connection._told = None
    return segment


# Segments that are sent.


def acknowledges_too_little(connection: Connection, segment: Segment) -> Segment:
    """Every acknowledgement is a number short."""
    return replace(segment, ack=(segment.ack - 1) % NUMBERS) if ACK in segment.flags else segment


def counts_no_fin(connection: Connection, segment: Segment) -> Segment:
    """The peer's FIN takes no number."""
    finished = connection.receiver is not None and connection.receiver.finished
    return acknowledges_too_little(connection, segment) if finished else segment


def never_repeats(connection: Any, segment: Segment) -> Segment | None:
    """What was sent once is not sent again."""
    sent: set[object] = connection.__dict__.setdefault("sent", set())
    if segment.payload or segment.flags & (SYN | FIN):
        key = segment.seq, segment.flags & (SYN | FIN | ACK), len(segment.payload)
        if key in sent:
            return None
        sent.add(key)
    return segment


def takes_room_back(connection: Connection, segment: Segment) -> Segment:
    """The window shrinks by twice what has come."""
    return replace(segment, window=max(0, segment.window - (65535 - segment.window)))


def never_resets(connection: Connection, segment: Segment) -> Segment | None:
    """No reset is ever sent."""
    return None if RST in segment.flags else segment


# Answers.


def chatters(connection: Connection, segment: Segment, sent: list[Segment]) -> list[Segment]:
    """Every segment is acknowledged once more."""
    more = Segment(
        source_port=segment.destination_port, destination_port=segment.source_port, seq=0, flags=ACK
    )
    return [*sent, more]


def ignores_what_is_far(connection: Connection, segment: Segment, sent: list[Segment]) -> list[Segment]:
    """What is outside of the window is dropped without a word."""
    receiver = connection.receiver
    return [] if receiver is not None and (segment.seq - receiver.ack) % NUMBERS >= 65536 else sent


def ignores_acks_of_the_future(connection: Any, segment: Segment, sent: list[Segment]) -> list[Segment]:
    """An acknowledgement of what was never sent is dropped without a word."""
    return [] if connection.receiver is not None and connection._was_never_sent(segment) else sent


def ignores_syns(connection: Connection, segment: Segment, sent: list[Segment]) -> list[Segment]:
    """A SYN on a connection is dropped without a word."""
    return [] if SYN in segment.flags and connection.state == "ESTABLISHED" else sent


# Connections and senders.


def forgets_early_data(connection: Any) -> None:
    """What is written before the connection is established is lost."""
    write = connection.write
    connection.write = lambda data: write(data) if connection.sender is not None else 0


def writes_nothing_in_close_wait(connection: Any) -> None:
    """What is written once the peer has closed is lost."""
    write = connection.write
    connection.write = lambda data: write(data) if connection.state != "CLOSE-WAIT" else 0


def never_ends(connection: Any) -> None:
    """Neither a reset nor a peer that is gone ends a connection."""
    connection._close_for_good = lambda: None


def never_backs_off(sender: Any) -> None:
    """Each wait is as long as the one before."""
    sender.estimate.backoff = lambda: None


def probes_at_one_pace(sender: Any) -> None:
    """While the window is closed, each wait is a second."""
    on_timer = sender.on_timer

    def steady(now: float) -> list[Segment]:
        sent: list[Segment] = on_timer(now)
        if sender.window == 0 and sender.timer is not None:
            sender.timer = now + 1.0
        return sent

    sender.on_timer = steady


def never_measures(sender: Any) -> None:
    """The wait never changes by a round trip."""
    sender.estimate.sample = lambda rtt: None


def forgets_the_longer_wait(sender: Any) -> None:
    """After each acknowledgement the wait is a second."""
    on_ack = sender.on_ack

    def forgetful(*given: object) -> None:
        on_ack(*given)
        sender.estimate.rto = 1.0

    sender.on_ack = forgetful


def sees_no_duplicates(sender: Any) -> None:
    """An acknowledgement that comes again is dropped."""
    on_ack, seen = sender.on_ack, set()

    def once(ack: int, window: int, now: float) -> None:
        if (ack, window) not in seen:
            seen.add((ack, window))
            on_ack(ack, window, now)

    sender.on_ack = once
