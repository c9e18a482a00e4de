"""Loses an end that lies at the right edge.

base: reference
score: 4
caught by: reassembler-end-edge
message: after accept(0, b"abcde", True) finished is True
hint: all five have room
"""
# instead of
        if last:
            self.end = index + len(data)
        right_edge = self.next_index - self.buffered + self.capacity
# this
        right_edge = self.next_index - self.buffered + self.capacity
        if last and index + len(data) < right_edge:
            self.end = index + len(data)
