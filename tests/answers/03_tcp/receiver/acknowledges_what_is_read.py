"""Acknowledges what the program has read.

base: reference
score: 0
caught by: receiver-ack
message: after on_segment(data(0, b"abc")) ack is 103
hint: the number behind the three bytes
"""
# instead of
        return (self.irs + 1 + self.reassembler.next_index) % 2**32
# this
        return (self.irs + 1 + self.reassembler.next_index - self.reassembler.buffered) % 2**32
