"""Drops a reset inside the window without the ACK that lets its sender prove itself.

base: right_method_per_state
score: 11
caught by: handshake-resets
message: inside the window
"""
# instead of
            return self._here() if offset < WINDOW else []
# this
            return []
