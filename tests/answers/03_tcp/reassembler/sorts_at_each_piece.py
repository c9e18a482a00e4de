"""Sorts all that is early at each piece.

base: right_heap
score: 5
caught by: reassembler-cost
message: 15,000 early pieces
hint: each piece or each read goes through all that waits
"""
# instead of
        heapq.heappush(self.early, (index, data))
# this
        self.early = sorted([*self.early, (index, data)])
# instead of
            begin, piece = heapq.heappop(self.early)
# this
            begin, piece = self.early.pop(0)
