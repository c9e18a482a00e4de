"""Asks for irs + 1 <= seq < irs + 1 + WINDOW without modulo.

base: right_method_per_state
score: 13
caught by: handshake-wrap
message: inside the window
"""
# instead of
        offset = (segment.seq - self.irs - 1) % 2**32
# this
        offset = segment.seq - self.irs - 1

# instead of
            return self._here() if offset < WINDOW else []
        if SYN in segment.flags or offset >= WINDOW:
# this
            return self._here() if 0 < offset < WINDOW else []
        if SYN in segment.flags or not 0 <= offset < WINDOW:
