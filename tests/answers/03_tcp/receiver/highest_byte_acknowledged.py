"""Acknowledges the highest byte that it has seen.

base: reference
score: 2
caught by: receiver-order
message: after on_segment(data(4, b"ef")) ack is 100
hint: what lies behind a gap does not count
"""
# instead of
        self.reassembler.accept(index, segment.payload)
        return len(segment.payload) > 0
# this
        self.reassembler.accept(index, segment.payload)
        self.highest = max(getattr(self, "highest", 0), index + len(segment.payload))
        return len(segment.payload) > 0
# instead of
        return (self.irs + 1 + self.reassembler.next_index) % 2**32
# this
        return (self.irs + 1 + getattr(self, "highest", 0)) % 2**32
