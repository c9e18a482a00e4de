"""Knows the end only if it comes in order.

base: reference
score: 3
caught by: reassembler-end-finished
message: after accept(2, b"c") finished is True
hint: must be remembered
"""
# instead of
        if last:
            self.end = index + len(data)
# this
        if last and index <= self.next_index:
            self.end = index + len(data)
