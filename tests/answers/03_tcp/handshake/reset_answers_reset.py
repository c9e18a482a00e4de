"""Answers a reset that does not fit with a reset, in SYN-SENT.

base: right_method_per_state
score: 12
caught by: handshake-resets
message: never answered
"""
# instead of
            return [] if RST in segment.flags else self._reset(segment)
# this
            return self._reset(segment)
