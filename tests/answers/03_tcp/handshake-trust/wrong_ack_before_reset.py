"""Looks at the ack before the RST in SYN-RECEIVED, and answers RST,ACK with a reset.

base: reference
score: 4
caught by: handshake-trust-resets
message: on_segment(RST,ACK seq=301 ack=107) sends nothing
hint: the rows for RST stand above the one for a wrong ack: a RST is never answered with a
"""
# instead of
            if rst and ahead == 0:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []
# this
            if self.state == "SYN-RECEIVED" and ack and not ours and 0 <= ahead < WINDOW and not syn:
                return [self.segment(RST, segment.ack)]
            if rst and ahead == 0:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []
