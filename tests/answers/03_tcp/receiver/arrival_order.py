"""Puts data behind what came before it, whatever its number.

base: reference
score: 0
caught by: receiver-ack
message: after on_segment(data(0, b"abc")) ack is 105
hint: see which index
"""
# instead of
        index = unwrap(segment.seq, self.irs + 1 + self.reassembler.next_index) - (self.irs + 1)
# this
        index = self.reassembler.next_index
