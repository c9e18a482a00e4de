"""Answers a reset outside the window with an ACK too.

base: right_method_per_state
score: 11
caught by: handshake-resets
message: outside the window
"""
# instead of
            return self._here() if offset < WINDOW else []
# this
            return self._here()
