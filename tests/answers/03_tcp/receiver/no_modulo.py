"""Counts beyond 2**32 - 1.

base: reference
score: 0
caught by: receiver-ack
message: after on_segment(data(0, b"abc")) ack is 0
hint: modulo 2**32
"""
# instead of
        return (self.irs + 1 + self.reassembler.next_index) % 2**32
# this
        return self.irs + 1 + self.reassembler.next_index
