"""Takes its resets from reset_for, whose window is 0.

base: reference
score: 4
caught by: handshake-trust-acks
message: on_segment(ACK seq=300 ack=100) sends RST seq=100
hint: each segment that you send has the default window, resets too: use self.segment
"""
# instead of
        if self.state == "LISTEN" and ack:
            return [self.segment(RST, segment.ack)]
# this
        if self.state == "LISTEN" and ack:
            return [reset_for(segment)]

# instead of
        if self.state in ("SYN-SENT", "SYN-RECEIVED") and ack and not ours:
            return [self.segment(RST, segment.ack)]
# this
        if self.state in ("SYN-SENT", "SYN-RECEIVED") and ack and not ours:
            return [reset_for(segment)]
