"""Acknowledges an ACK.

base: reference
score: 3
caught by: receiver-ack
message: on_segment(data(0)) returns False
hint: an ACK alone is never acknowledged
"""
# instead of
        self.reassembler.accept(index, segment.payload)
        return len(segment.payload) > 0
# this
        self.reassembler.accept(index, segment.payload)
        return True
