"""Ignores a FIN without data.

base: reference
score: 5
caught by: receiver-outside-fin
message: after on_segment(fin(3)) ack is 104
hint: the FIN takes a number
"""
# instead of
        self.reassembler.accept(index, segment.payload, FIN in segment.flags)
# this
        if segment.payload:
            self.reassembler.accept(index, segment.payload, FIN in segment.flags)
