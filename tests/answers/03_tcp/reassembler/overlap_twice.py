"""Stores an overlap twice.

base: right_heap
score: 4
caught by: reassembler-again
message: after accept(0, b"abc") next_index is 3
hint: all of it has come already
"""
# instead of
            new = piece[self.next_index - begin :]
# this
            new = piece
