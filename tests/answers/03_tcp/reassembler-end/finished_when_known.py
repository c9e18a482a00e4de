"""Is finished as soon as the end is known.

base: reference
score: 3
caught by: reassembler-end-finished
message: after accept(3, b"d", True) finished is False
hint: the byte 2 is missing
"""
# instead of
        return self.next_index == self.end
# this
        return self.end is not None
