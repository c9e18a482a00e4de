"""Returns a bytearray.

base: reference
score: 1
caught by: reassembler-order
message: read(5) returns
hint: its type is not
"""
# instead of
        taken = bytes(self.data[: min(limit, self.buffered)])
# this
        taken = self.data[: min(limit, self.buffered)]
