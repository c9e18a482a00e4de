"""Takes the place of the cut for the end.

base: reference
score: 3
caught by: reassembler-end-finished
message: after accept(0, b"ab") finished is False
hint: f and g were dropped: the end is not at 5
"""
# instead of
        if last:
            self.end = index + len(data)
        right_edge = self.next_index - self.buffered + self.capacity
# this
        right_edge = self.next_index - self.buffered + self.capacity
        if last:
            self.end = min(index + len(data), right_edge)
