"""Counts the first number after the window as inside.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: nothing
"""
# instead of
            return self._here() if offset < WINDOW else []
        if SYN in segment.flags or offset >= WINDOW:
# this
            return self._here() if offset <= WINDOW else []
        if SYN in segment.flags or offset > WINDOW:
