"""Takes the data of a reset.

base: reference
score: 6
caught by: receiver-outside-flags
message: after on_segment(data(4, b"x", RST | ACK)) ack is 104
hint: nothing of a reset is taken, its data neither
"""
# instead of
        if RST in segment.flags:
            return False
# this
        if RST in segment.flags:
            self.reassembler.accept(segment.seq - self.irs - 1, segment.payload)
            return False
