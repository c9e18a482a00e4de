"""Takes the number of whatever SYN came last in SYN-RECEIVED.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: say what you expect
"""
# instead of
        if SYN in segment.flags and segment.seq == self.irs:
            if ACK not in segment.flags:
# this
        if SYN in segment.flags:
            if ACK not in segment.flags:
                self.irs = segment.seq
