"""Resets and closes when a SYN comes to an established connection, as RFC 793 did.

base: reference
score: 4
caught by: handshake-trust-duplicates
message: on_segment(SYN seq=350) sends ACK seq=101 ack=301
hint: a SYN gets an ACK here, too
"""
# instead of
            if syn or ahead >= WINDOW:
                return [here]
# this
            if syn and ahead < WINDOW and self.state == "ESTABLISHED":
                self.enter("CLOSED", now)
                return [self.segment(RST, segment.ack)]
            if syn or ahead >= WINDOW:
                return [here]
