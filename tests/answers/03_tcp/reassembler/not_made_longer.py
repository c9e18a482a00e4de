"""Puts bytes behind the end of a bytearray, where they land at its end.

base: reference
score: 0
caught by: reassembler-order
message: next_index is 2
hint: have their places before f
"""
# instead of
            longer = bytes(max(0, end - len(self.data)))
            self.data += longer
            self.marks += longer
# this

