"""Sends a sixth time before it gives up.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: gives up
"""
# instead of
        if self.again == 5:
# this
        if self.again > 5:
