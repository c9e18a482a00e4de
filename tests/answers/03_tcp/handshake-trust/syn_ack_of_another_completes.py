"""Lets any SYN,ACK through in SYN-RECEIVED that acknowledges ours, whatever its own number.

base: reference
score: 4
caught by: handshake-trust-duplicates
message: on_segment(SYN,ACK seq=350 ack=101) sends ACK seq=101 ack=301
hint: it has SYN, so the row for SYN decides first
"""
# instead of
            if syn or ahead >= WINDOW:
                return [here]
# this
            if syn and ours and self.state == "SYN-RECEIVED":
                return super().on_segment(segment, now)
            if syn or ahead >= WINDOW:
                return [here]
