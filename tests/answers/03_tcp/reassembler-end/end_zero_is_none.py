"""Takes an end at 0 for none.

base: reference
score: 4
caught by: reassembler-end-edge
message: after accept(0, b"", True) finished is True
hint: since `not 0` is true as well
"""
# instead of
        return self.next_index == self.end
# this
        return bool(self.end) and self.next_index == self.end
