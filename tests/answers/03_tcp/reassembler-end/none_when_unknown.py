"""Returns None while the end is not known.

base: reference
score: 3
caught by: reassembler-end-finished
message: after accept(0, b"ab") finished is False
"""
# instead of
        return self.next_index == self.end
# this
        return self.end and self.next_index == self.end
