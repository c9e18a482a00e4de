"""Takes any segment with ACK for the acknowledgement of its SYN.

base: reference
score: 3
caught by: handshake-others
message: after on_segment(ACK seq=301 ack=100) the state is SYN-RECEIVED
hint: only iss+1 acknowledges our SYN, whose own number is iss
"""
# instead of
        ours = ack and segment.ack == (self.iss + 1) % 2**32
# this
        ours = ack
