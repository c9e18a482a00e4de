"""Leaves the data out of what it acknowledges.

score: 1
caught by: refuse-kernel
message: acknowledge payload
"""


def reset_for(segment: Segment) -> Segment | None:
    """The reset that answers `segment` where there is no connection; None if there must be no answer."""
    if RST in segment.flags:
        return None
    ports = {"source_port": segment.destination_port, "destination_port": segment.source_port}
    if ACK in segment.flags:
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
    end = segment.seq + (SYN in segment.flags) + (FIN in segment.flags)
    return Segment(**ports, seq=0, ack=end % 2**32, flags=RST | ACK, window=0)
