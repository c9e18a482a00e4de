"""Answers a wrong acknowledgement with RST in ESTABLISHED too.

base: reference
score: 4
caught by: handshake-trust-acks
message: on_segment(ACK seq=301 ack=100) sends nothing
hint: no row looks at ack here
"""
# instead of
        if self.state in ("SYN-SENT", "SYN-RECEIVED") and ack and not ours:
            return [self.segment(RST, segment.ack)]
# this
        if self.state in ("SYN-SENT", "SYN-RECEIVED", "ESTABLISHED") and ack and not ours:
            return [self.segment(RST, segment.ack)]
