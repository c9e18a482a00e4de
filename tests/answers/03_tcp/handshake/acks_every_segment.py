"""Answers every segment in ESTABLISHED with an ACK, an ACK too.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: sends nothing
"""
# instead of
            return self._in_both(segment) or []
# this
            return [] if RST in segment.flags and self._in_both(segment) == [] else self._here()
