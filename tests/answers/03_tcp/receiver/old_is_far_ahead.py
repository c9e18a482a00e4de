"""Takes a number before the expected one for one that lies four gigabytes ahead.

base: reference
score: 4
caught by: receiver-order
message: after on_segment(data(5, b"fgh")) ack is 108
hint: lies before the first missing one
"""
# instead of
        index = unwrap(segment.seq, self.irs + 1 + self.reassembler.next_index) - (self.irs + 1)
# this
        index = self.reassembler.next_index + (segment.seq - self.ack) % 2**32
