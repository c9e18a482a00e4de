"""Counts next_index from what has been read.

base: reference
score: 2
caught by: reassembler-order
message: after read(2) next_index is 5
hint: next_index counts from the beginning of the stream
"""
# instead of
        self.start += len(taken)
# this
        self.next_index -= len(taken)
