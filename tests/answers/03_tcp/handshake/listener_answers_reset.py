"""Looks for the ACK before the RST in LISTEN, and answers RST,ACK with a reset.

base: right_method_per_state
score: 13
caught by: handshake-passive
message: RST,ACK
"""
# instead of
        if RST in segment.flags:
            return []
# this
