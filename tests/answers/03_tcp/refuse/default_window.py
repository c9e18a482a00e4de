"""Announces a window of 65535 bytes in a reset.

score: 0
caught by: refuse-syn
message: window=0
"""


def reset_for(segment: Segment) -> Segment | None:
    """The reset that answers `segment` where there is no connection; None if there must be no answer."""
    if RST in segment.flags:
        return None
    ports = {"source_port": segment.destination_port, "destination_port": segment.source_port}
    if ACK in segment.flags:
        return Segment(**ports, seq=segment.ack, flags=RST)
    end = segment.seq + len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
    return Segment(**ports, seq=0, ack=end % 2**32, flags=RST | ACK)
