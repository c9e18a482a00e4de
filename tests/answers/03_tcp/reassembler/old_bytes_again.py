"""Puts the whole of a piece at the next index, though its first bytes have come.

base: reference
score: 4
caught by: reassembler-again
message: after accept(0, b"abc") next_index is 3
hint: all of it has come already
"""
# instead of
        new, begin = data[first - index :], first - self.start
# this
        new, begin = data, first - self.start
