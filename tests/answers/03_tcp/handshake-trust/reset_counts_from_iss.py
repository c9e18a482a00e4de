"""Gives a reset our own next number, not the number that the other side expects.

base: reference
score: 3
caught by: handshake-trust-acks
message: on_segment(ACK seq=300 ack=100) sends RST seq=100
hint: an ACK here belongs to no connection: RST alone, whose seq is the segment's ack
"""
# instead of
        if self.state == "LISTEN" and ack:
            return [self.segment(RST, segment.ack)]
# this
        if self.state == "LISTEN" and ack:
            return [self.segment(RST, self.iss + 1)]

# instead of
        if self.state in ("SYN-SENT", "SYN-RECEIVED") and ack and not ours:
            return [self.segment(RST, segment.ack)]
# this
        if self.state in ("SYN-SENT", "SYN-RECEIVED") and ack and not ours:
            return [self.segment(RST, self.iss + 1)]
