"""Drops a piece that is too long as a whole.

base: reference
score: 1
caught by: reassembler-end-capacity
message: after accept(0, b"abcdef") next_index is 4
hint: what has room is kept
"""
# instead of
        super().accept(index, data[: max(0, right_edge - index)])
# this
        super().accept(index, data if index + len(data) <= right_edge else b"")
