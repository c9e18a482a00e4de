"""Believes a reset whatever its number.

base: right_method_per_state
score: 11
caught by: handshake-resets
message: only with the very number
"""
# instead of
            if offset == 0:
# this
            if True:

# instead of
            return self._here() if offset < WINDOW else []
# this
