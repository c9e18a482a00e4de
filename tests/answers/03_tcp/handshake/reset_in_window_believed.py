"""Believes every reset inside the window, as RFC 793 did.

base: right_method_per_state
score: 11
caught by: handshake-resets
message: inside the window
"""
# instead of
            if offset == 0:
# this
            if offset < WINDOW:

# instead of
            return self._here() if offset < WINDOW else []
# this
            return []
