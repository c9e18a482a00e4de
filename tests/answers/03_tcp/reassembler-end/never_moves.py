"""Has room for the first bytes only.

base: reference
score: 0
caught by: reassembler-end-capacity
message: after accept(4, b"ef") next_index is 5
hint: one byte was read
"""
# instead of
        right_edge = self.next_index - self.buffered + self.capacity
# this
        right_edge = self.capacity
