"""Is finished when all has been read.

base: reference
score: 3
caught by: reassembler-end-finished
message: after accept(2, b"c") finished is True
hint: read or not is all the same
"""
# instead of
        return self.next_index == self.end
# this
        return self.next_index == self.end and self.buffered == 0
