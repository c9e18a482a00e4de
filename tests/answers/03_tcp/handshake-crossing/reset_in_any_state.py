"""Closes after a simultaneous open for a reset with irs + 1 in any state, one that was opened again too.

base: reference
score: 4
caught by: handshake-crossing-reset
message: after on_segment(RST seq=301) the state is SYN-SENT
hint: the row is for SYN-RECEIVED only: in SYN-SENT a RST is believed by its ack, as in Exercise 5
"""
# instead of
        if self.state == "SYN-RECEIVED" and self.crossed and rst and segment.seq == (self.irs + 1) % 2**32:
# this
        if self.crossed and rst and segment.seq == (self.irs + 1) % 2**32:
