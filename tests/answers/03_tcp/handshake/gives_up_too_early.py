"""Counts the first SYN among the five.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: sends nothing
"""
# instead of
        if self.again == 5:
# this
        if self.again == 4:
