"""Builds the fields of the answer as 20 bytes and reads them back.

score: 3
"""

import struct


def reset_for(segment: Segment) -> Segment | None:
    """The reset that answers `segment` where there is no connection; None if there must be no answer."""
    if RST in segment.flags:
        return None
    if ACK in segment.flags:
        seq, ack, flags = segment.ack, 0, RST
    else:
        consumed = bytes(segment.payload) + b"s" * (SYN in segment.flags) + b"f" * (FIN in segment.flags)
        seq, ack, flags = 0, (segment.seq + len(consumed)) % 2**32, RST | ACK
    ports = segment.destination_port, segment.source_port
    header = struct.pack("!HHIIBBHHH", *ports, seq, ack, 5 << 4, flags, 0, 0, 0)
    source, destination, seq, ack, _, bits, window, _, _ = struct.unpack("!HHIIBBHHH", header)
    return Segment(
        source_port=source, destination_port=destination, seq=seq, ack=ack, flags=Flag(bits), window=window
    )
