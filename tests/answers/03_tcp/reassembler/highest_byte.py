"""Counts next_index from the highest byte that has come.

base: reference
score: 0
caught by: reassembler-order
message: next_index is 0
hint: the bytes 0 to 4 are missing
"""
# instead of
            self.next_index = self.start + (len(self.marks) if gap < 0 else gap)
# this
            self.next_index = self.start + len(self.marks)
