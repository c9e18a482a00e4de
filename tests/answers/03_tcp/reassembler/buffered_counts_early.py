"""Counts early bytes among those that can be read.

base: right_heap
score: 3
caught by: reassembler-order
message: buffered is 0
hint: early bytes cannot be read
"""
# instead of
        return len(self.ready)
# this
        return len(self.ready) + sum(len(piece) for _, piece in self.early)
