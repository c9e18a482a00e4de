"""Answers an ACK in CLOSED with a reset, as the kernel does from a closed port.

base: reference
score: 4
caught by: handshake-trust-refused
message: on_segment(ACK seq=300 ack=107) sends nothing
hint: in CLOSED nothing is sent
"""
# instead of
        if self.state in ("SYN-SENT", "SYN-RECEIVED") and ack and not ours:
            return [self.segment(RST, segment.ack)]
# this
        if self.state in ("CLOSED", "SYN-SENT", "SYN-RECEIVED") and ack and not ours:
            return [self.segment(RST, segment.ack)]
