"""Drops what lies outside the window, without an ACK.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: outside the window
"""
# instead of
        if SYN in segment.flags or offset >= WINDOW:
            return self._here()
# this
        if SYN in segment.flags:
            return self._here()
        if offset >= WINDOW:
            return []
