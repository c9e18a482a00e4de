"""Drops a piece that begins before the next index as a whole.

base: reference
score: 5
caught by: reassembler-overlap
message: accept(1, b"bcde")
hint: b and c have come; d and e have not
"""
# instead of
        if new:
# this
        if new and index >= self.next_index:
