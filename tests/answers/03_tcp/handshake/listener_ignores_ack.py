"""Leaves an ACK that comes to a listener unanswered.

base: right_method_per_state
score: 13
caught by: handshake-passive
message: SYN,ACK has ACK
"""
# instead of
            return self._reset(segment)
# this
            return []
