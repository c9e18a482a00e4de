"""Takes as many bytes as are free, wherever they lie.

base: reference
score: 1
caught by: reassembler-end-capacity
message: after accept(2, b"cdef") next_index is 8
hint: nothing had room when it came
"""
# instead of
        super().accept(index, data[: max(0, right_edge - index)])
# this
        super().accept(index, data[: max(0, self.capacity - self.buffered)])
