"""Answers every segment in ESTABLISHED with an ACK, an ACK too.

base: reference
score: 3
caught by: handshake-trust-acks
message: on_segment(ACK seq=301 ack=100) sends nothing
hint: no row looks at ack here
"""
# instead of
            if syn or ahead >= WINDOW:
                return [here]
# this
            if syn or ahead >= WINDOW:
                return [here]
            if self.state == "ESTABLISHED":
                return [here]
