"""Says nothing to a wrong acknowledgement in SYN-RECEIVED.

base: reference
score: 4
caught by: handshake-trust-acks
message: on_segment(ACK seq=301 ack=100) sends RST seq=100
hint: only iss+1 acknowledges our SYN,ACK; any other ack gets a RST whose seq is that ack
"""
# instead of
        if self.state in ("SYN-SENT", "SYN-RECEIVED") and ack and not ours:
            return [self.segment(RST, segment.ack)]
# this
        if self.state in ("SYN-SENT",) and ack and not ours:
            return [self.segment(RST, segment.ack)]
