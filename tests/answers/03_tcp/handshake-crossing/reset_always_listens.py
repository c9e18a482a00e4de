"""Goes to LISTEN when a connection is reset in SYN-RECEIVED, even one that it opened itself.

base: reference
score: 4
caught by: handshake-crossing-reset
message: after on_segment(RST seq=301) the state is CLOSED
hint: seq is irs+1 (modulo 2**32), and this side has called by itself: nothing to listen
"""
# instead of
        if self.state == "SYN-RECEIVED" and self.crossed and rst and segment.seq == (self.irs + 1) % 2**32:
            self.enter("CLOSED", now)
            return []
# this

