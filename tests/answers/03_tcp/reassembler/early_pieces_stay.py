"""Takes the piece that fills the gap, and never looks at what waits.

base: right_heap
score: 0
caught by: reassembler-order
message: next_index is 3
hint: c was waiting
"""
# instead of
        while self.early and self.early[0][0] <= self.next_index:
# this
        if self.early[0][0] <= self.next_index:
