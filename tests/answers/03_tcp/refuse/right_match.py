"""Decides with match, and counts the numbers bit by bit.

score: 3
"""


def reset_for(segment: Segment) -> Segment | None:
    """The reset that answers `segment` where there is no connection; None if there must be no answer."""
    bits = int(segment.flags)
    match bool(bits & 4), bool(bits & 16):
        case True, _:
            return None
        case False, True:
            seq, ack, flags = segment.ack, 0, Flag.RST
        case _:
            seq, flags = 0, Flag.RST | Flag.ACK
            ack = (segment.seq + len(segment.payload) + (bits >> 1 & 1) + (bits & 1)) & 0xFFFFFFFF
    return Segment(
        source_port=segment.destination_port,
        destination_port=segment.source_port,
        seq=seq,
        ack=ack,
        flags=flags,
        window=0,
    )
