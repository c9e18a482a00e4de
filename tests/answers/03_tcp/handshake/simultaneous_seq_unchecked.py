"""Lets any SYN,ACK through in SYN-RECEIVED that acknowledges ours, whatever its own number.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: SYN-RECEIVED
"""
# instead of
        if SYN in segment.flags and segment.seq == self.irs:
# this
        if SYN in segment.flags and (segment.seq == self.irs or ACK in segment.flags):
