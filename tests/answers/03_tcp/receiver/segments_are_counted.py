"""Counts segments, not bytes.

base: reference
score: 0
caught by: receiver-ack
message: after on_segment(data(0, b"abc")) ack is 103
hint: the number behind the three bytes
"""
# instead of
        return (self.irs + 1 + self.reassembler.next_index) % 2**32
# this
        return (self.irs + 1 + getattr(self, "count", 0)) % 2**32
# instead of
        self.reassembler.accept(index, segment.payload)
        return len(segment.payload) > 0
# this
        self.reassembler.accept(index, segment.payload)
        self.count = getattr(self, "count", 0) + bool(segment.payload)
        return len(segment.payload) > 0
