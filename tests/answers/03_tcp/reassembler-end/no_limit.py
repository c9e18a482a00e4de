"""Has no limit.

base: reference
score: 1
caught by: reassembler-end-capacity
message: after accept(0, b"abcdef") next_index is 4
hint: there is room for four
"""
# instead of
        super().accept(index, data[: max(0, right_edge - index)])
# this
        super().accept(index, data)
