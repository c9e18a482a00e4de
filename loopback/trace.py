"""A captured conversation as rows that can be read, drawn, and punched with holes."""

from collections.abc import Iterable
from typing import Any

from loopback.draw.ladder.diagram import Ladder
from loopback.segment import ACK, FIN, RST, SYN, Segment

CLIENT, SERVER = "client", "server"


# One line of a trace: sender ("client" or "server"), flags (text), seq and ack (None: not there, or hidden), length.
TraceRow = dict[str, Any]


def trace_of(segments: Iterable[Segment]) -> list[TraceRow]:
    """The segments of one conversation as rows; whoever sent the first one is the client.

    PSH, which only says that the sender's buffer is empty, is left out of the flags.
    """
    rows: list[TraceRow] = []
    client_port = None
    for segment in segments:
        client_port = client_port or segment.source_port
        rows.append(
            {
                "sender": CLIENT if segment.source_port == client_port else SERVER,
                "flags": ",".join(flag.name or "" for flag in (SYN, FIN, RST, ACK) if flag in segment.flags),
                "seq": segment.seq,
                "ack": segment.ack if ACK in segment.flags else None,
                "length": len(segment.payload),
            }
        )
    return rows


def relative(rows: Iterable[TraceRow]) -> list[TraceRow]:
    """The same rows with each side's numbers counted from its first, as Wireshark shows them."""
    rows = list(rows)
    first = {row["sender"]: row["seq"] or 0 for row in reversed(rows)}
    other = {CLIENT: SERVER, SERVER: CLIENT}
    counted: list[TraceRow] = []
    for row in rows:
        seq, ack = row["seq"], row["ack"]
        row = row.copy()
        row["seq"] = None if seq is None else (seq - first[row["sender"]]) % 2**32
        row["ack"] = None if ack is None else (ack - first.get(other[row["sender"]], 0)) % 2**32
        counted.append(row)
    return counted


def ladder_of(rows: Iterable[TraceRow]) -> Ladder:
    """The rows as a ladder, in their order; a hidden number shows as a question mark."""
    ladder = Ladder(CLIENT, SERVER, unit=None)
    for at, row in enumerate(rows):
        ladder.arrow(row["sender"], label_of(row), float(at), at + 0.5)
    return ladder


def label_of(row: TraceRow) -> str:
    """One row in words: its flags and its numbers."""
    seq, ack = ("?" if number is None else number for number in (row["seq"], row["ack"]))
    parts = [row["flags"] or "(no flags)", f"seq={seq}"]
    if "ACK" in row["flags"]:
        parts.append(f"ack={ack}")
    if row["length"]:
        parts.append(f"len={row['length']}")
    return " ".join(parts)


def places_of(segment: Segment, iss: int) -> str:
    """The places of a segment's bytes, as in a slice, and +FIN for a FIN behind them.

    >>> places_of(Segment(source_port=1, destination_port=2, seq=3, payload=b"abc", flags=FIN), iss=2**32 - 1)
    '3:6+FIN'
    """
    begin = place_of(segment.seq, iss)
    return f"{begin}:{begin + len(segment.payload)}" + "+FIN" * (FIN in segment.flags)


def place_of(number: int, iss: int) -> int:
    """The place of a sequence number: 0 for the first byte behind the SYN, negative for what is before it."""
    return (number - iss - 1 + 2**31) % 2**32 - 2**31
