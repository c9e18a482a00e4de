"""Gives up when a wrong acknowledgement comes in SYN-SENT.

base: reference
score: 3
caught by: handshake-trust-acks
message: after on_segment(SYN,ACK seq=309 ack=100) the state is SYN-SENT
hint: only iss+1 acknowledges our SYN; any other gets a RST whose seq is that ack, and ends
"""
# instead of
        if self.state in ("SYN-SENT", "SYN-RECEIVED") and ack and not ours:
            return [self.segment(RST, segment.ack)]
# this
        if self.state in ("SYN-SENT", "SYN-RECEIVED") and ack and not ours:
            if self.state == "SYN-SENT":
                self.enter("CLOSED", now)
            return [self.segment(RST, segment.ack)]
