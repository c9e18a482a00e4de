"""Looks for the ACK before it looks for the RST, and so answers RST,ACK.

score: 0
caught by: refuse-syn
message: reset_for(RST,ACK seq=100 ack=300) returns None
hint: the call returned a Segment, where None is wanted
"""


def reset_for(segment: Segment) -> Segment | None:
    """The reset that answers `segment` where there is no connection; None if there must be no answer."""
    ports = {"source_port": segment.destination_port, "destination_port": segment.source_port}
    if ACK in segment.flags:
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
    if RST in segment.flags:
        return None
    end = segment.seq + len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
    return Segment(**ports, seq=0, ack=end % 2**32, flags=RST | ACK, window=0)
