"""Cuts with a negative number what lies behind the right edge as a whole.

base: reference
score: 3
caught by: reassembler-end-capacity
message: after accept(8, b"i") next_index is 9
hint: data[:-1] is all but the last byte
"""
# instead of
        super().accept(index, data[: max(0, right_edge - index)])
# this
        super().accept(index, data[: right_edge - index])
