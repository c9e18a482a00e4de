"""Asks for irs + 1 <= seq < irs + 1 + WINDOW without modulo.

base: reference
score: 3
caught by: handshake-trust-resets
message: on_segment(RST,ACK seq=65525 ack=0) sends ACK seq=0 ack=4294967287
hint: with smaller numbers it held: take sums and differences modulo 2**32 before you compare them
"""
# instead of
        ahead = (segment.seq - self.irs - 1) % 2**32
# this
        ahead = segment.seq - self.irs - 1

# instead of
            if rst:
                return [here] if ahead < WINDOW else []
# this
            if rst:
                return [here] if 0 < ahead < WINDOW else []

# instead of
            if syn or ahead >= WINDOW:
                return [here]
# this
            if syn or not 0 <= ahead < WINDOW:
                return [here]
