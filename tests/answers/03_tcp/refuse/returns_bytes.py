"""Returns the bytes of the answer, not a Segment.

base: right_three_rows
score: 0
caught by: refuse-syn
message: RST,ACK seq=0 ack=101
hint: the call returned a bytes, where Segment is wanted
"""
# instead of
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
    end = segment.seq + len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
    return Segment(**ports, seq=0, ack=end % 2**32, flags=RST | ACK, window=0)
# this
        return segment.ack.to_bytes(4, "big") + bytes([RST])
    end = segment.seq + len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
    return bytes(4) + (end % 2**32).to_bytes(4, "big") + bytes([RST | ACK])
