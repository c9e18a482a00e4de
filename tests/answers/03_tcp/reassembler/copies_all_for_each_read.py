"""Copies all that is left at each read.

base: right_heap
score: 5
caught by: reassembler-cost
message: 200 pieces and reads
hint: each piece or each read goes through all that waits
"""
# instead of
        del self.ready[:limit]
# this
        self.ready = self.ready[limit:]
