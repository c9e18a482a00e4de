"""Reads without taking anything away.

base: reference
score: 2
caught by: reassembler-order
message: after read(2) buffered is 3
hint: what has been read is not there any more
"""
# instead of
        del self.data[: len(taken)], self.marks[: len(taken)]
        self.start += len(taken)
# this
        pass
