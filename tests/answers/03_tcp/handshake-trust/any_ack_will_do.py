"""Takes any segment with ACK for the acknowledgement of its SYN.

base: reference
score: 2
caught by: handshake-trust-acks
message: on_segment(SYN,ACK seq=309 ack=100) sends RST seq=100
hint: only iss+1 acknowledges our SYN; any other gets a RST whose seq is that ack, and ends
"""
# instead of
        ours = ack and segment.ack == (self.iss + 1) % 2**32
# this
        ours = ack
