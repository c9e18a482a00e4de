"""Keeps what can be read in bytes, which each piece copies.

base: right_heap
score: 5
caught by: reassembler-cost
message: 200 pieces and reads
hint: each piece or each read goes through all that waits
"""
# instead of
        self.ready = bytearray()
# this
        self.ready = b""
# instead of
        taken = bytes(self.ready[:limit])
        del self.ready[:limit]
# this
        taken, self.ready = self.ready[:limit], self.ready[limit:]
