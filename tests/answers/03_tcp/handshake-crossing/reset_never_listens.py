"""Goes to CLOSED when a connection is reset in SYN-RECEIVED, even a listener.

base: reference
score: 4
caught by: handshake-crossing-reset
message: after on_segment(RST seq=301) the state is LISTEN
hint: this side was a listener, and is one again, whatever it was before: the note must not
"""
# instead of
        if self.state == "SYN-RECEIVED" and self.crossed and rst and segment.seq == (self.irs + 1) % 2**32:
            self.enter("CLOSED", now)
            return []
# this
        if self.state == "SYN-RECEIVED" and rst and segment.seq == (self.irs + 1) % 2**32:
            self.enter("CLOSED", now)
            return []
