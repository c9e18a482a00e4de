"""Announces a window of 65535 bytes in a reset.

base: right_three_rows
score: 0
caught by: refuse-syn
message: RST,ACK seq=0 ack=101
hint: the window of the answer is 0, which has to be said: the default is another
"""
# instead of
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
    end = segment.seq + len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
    return Segment(**ports, seq=0, ack=end % 2**32, flags=RST | ACK, window=0)
# this
        return Segment(**ports, seq=segment.ack, flags=RST)
    end = segment.seq + len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
    return Segment(**ports, seq=0, ack=end % 2**32, flags=RST | ACK)
