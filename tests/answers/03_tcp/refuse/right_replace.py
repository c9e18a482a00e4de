"""Turns a copy of the segment around with dataclasses.replace.

score: 3
"""

from dataclasses import replace


def reset_for(segment: Segment) -> Segment | None:
    """The reset that answers `segment` where there is no connection; None if there must be no answer."""
    if segment.flags & RST:
        return None
    back = replace(
        segment,
        source_port=segment.destination_port,
        destination_port=segment.source_port,
        payload=b"",
        window=0,
    )
    if segment.flags & ACK:
        return replace(back, seq=segment.ack, ack=0, flags=RST)
    size = len(segment.payload) + sum(flag in segment.flags for flag in (SYN, FIN))
    return replace(back, seq=0, ack=(segment.seq + size) % 2**32, flags=RST | ACK)
