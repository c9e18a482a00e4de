"""Subtracts numbers as if they did not begin again.

base: reference
score: 0
caught by: receiver-ack
message: where numbers begin again
hint: compare indexes, not numbers
"""
# instead of
        index = unwrap(segment.seq, self.irs + 1 + self.reassembler.next_index) - (self.irs + 1)
# this
        index = segment.seq - self.irs - 1
