"""Reads nothing if there is less than was asked for.

base: reference
score: 0
caught by: reassembler-order
message: read(9) returns
hint: though it is fewer
"""
# instead of
        taken = bytes(self.data[: min(limit, self.buffered)])
# this
        taken = bytes(self.data[:limit]) if limit <= self.buffered else b""
