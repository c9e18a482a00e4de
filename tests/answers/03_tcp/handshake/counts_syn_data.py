"""Counts the data of a SYN into irs, which is the number of the SYN itself.

base: reference
score: 3
caught by: handshake-others
message: on_segment(SYN seq=309 len=4) sends SYN,ACK seq=100 ack=310
hint: whatever data it carries
"""
# instead of
            self.irs = segment.seq
            self.enter("SYN-RECEIVED", now)
# this
            self.irs = segment.seq + len(segment.payload)
            self.enter("SYN-RECEIVED", now)
