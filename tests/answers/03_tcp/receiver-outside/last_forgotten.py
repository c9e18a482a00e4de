"""Does not tell the reassembler of the end.

base: reference
score: 2
caught by: receiver-outside-fin
message: after on_segment(fin(3)) ack is 104
hint: the FIN takes a number
"""
# instead of
        self.reassembler.accept(index, segment.payload, FIN in segment.flags)
# this
        self.reassembler.accept(index, segment.payload)
