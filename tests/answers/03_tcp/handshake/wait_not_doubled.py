"""Waits equally long each time.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: 2, 4, 8 and 16
"""
# instead of
        self.pause *= 2
# this
