"""Compares the number of a reset with irs + 1 without modulo.

base: reference
score: 4
caught by: handshake-crossing-reset
message: after on_segment(RST seq=0) the state is CLOSED
hint: with smaller numbers it held: take sums and differences modulo 2**32 before you compare them
"""
# instead of
        if self.state == "SYN-RECEIVED" and self.crossed and rst and segment.seq == (self.irs + 1) % 2**32:
            self.enter("CLOSED", now)
            return []
# this
        if self.state == "SYN-RECEIVED" and self.crossed and rst and segment.seq == self.irs + 1:
            self.enter("CLOSED", now)
            return []
