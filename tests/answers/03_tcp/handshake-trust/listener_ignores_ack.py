"""Leaves an ACK that comes to a listener unanswered.

base: reference
score: 4
caught by: handshake-trust-acks
message: on_segment(ACK seq=300 ack=100) sends RST seq=100
hint: an ACK here belongs to no connection: RST alone, whose seq is the segment's ack
"""
# instead of
        if self.state == "LISTEN" and ack:
            return [self.segment(RST, segment.ack)]
# this

