"""Drops what is early.

base: reference
score: 0
caught by: reassembler-order
message: after accept(0, b"ab") next_index is 3
hint: c was waiting
"""
# instead of
        if new:
# this
        if new and index <= self.next_index:
