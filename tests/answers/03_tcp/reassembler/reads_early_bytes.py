"""Reads the zeros of a gap, too.

base: reference
score: 3
caught by: reassembler-order
message: read(9) returns
hint: the next byte of the stream is missing
"""
# instead of
        taken = bytes(self.data[: min(limit, self.buffered)])
# this
        taken = bytes(self.data[:limit])
