"""Forgets after the first reset that it was a listener.

base: reference
score: 4
caught by: handshake-crossing-reset
message: after on_segment(RST seq=310) the state is LISTEN
hint: it is a listener still, after the second reset too
"""
# instead of
        if self.state == "SYN-RECEIVED" and self.crossed and rst and segment.seq == (self.irs + 1) % 2**32:
            self.enter("CLOSED", now)
            return []
# this
        if self.state == "SYN-RECEIVED" and self.crossed and rst and segment.seq == (self.irs + 1) % 2**32:
            self.enter("CLOSED", now)
            return []
        if self.state == "SYN-RECEIVED" and rst and segment.seq == (self.irs + 1) % 2**32:
            self.crossed = True
