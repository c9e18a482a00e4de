"""Counts the capacity from the next index on.

base: reference
score: 2
caught by: reassembler-end-capacity
message: after accept(4, b"ef") next_index is 4
hint: the buffer is full until something is read
"""
# instead of
        right_edge = self.next_index - self.buffered + self.capacity
# this
        right_edge = self.next_index + self.capacity
