"""Believes any reset after a simultaneous open, whatever its number.

base: reference
score: 4
caught by: handshake-crossing-reset
message: on_segment(RST seq=302) sends ACK seq=101 ack=301
hint: not the number: an ACK, as in Exercise 5
"""
# instead of
        if self.state == "SYN-RECEIVED" and self.crossed and rst and segment.seq == (self.irs + 1) % 2**32:
            self.enter("CLOSED", now)
            return []
# this
        if self.state == "SYN-RECEIVED" and self.crossed and rst:
            self.enter("CLOSED", now)
            return []
