"""Counts an early FIN at once.

base: reference
score: 3
caught by: receiver-outside-fin
message: after on_segment(fin(4, b"ef")) ack is 100
hint: nothing behind a gap is acknowledged
"""
# instead of
        return (super().ack + self.finished) % 2**32
# this
        return (super().ack + (self.reassembler.end is not None)) % 2**32
