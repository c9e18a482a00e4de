"""Lets the window begin at irs, so that it ends one number too early.

base: reference
score: 4
caught by: handshake-trust-resets
message: on_segment(RST seq=300) sends nothing
hint: the window begins at irs+1, and outside it a RST gets no answer
"""
# instead of
        ahead = (segment.seq - self.irs - 1) % 2**32
# this
        ahead = (segment.seq - self.irs) % 2**32

# instead of
            if rst and ahead == 0:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []
# this
            if rst and ahead == 1:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []
