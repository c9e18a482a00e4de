"""Gives up on a peer that answers with a window of 0.

base: reference
score: 4
caught by: sender-probe-taken
message: on_timer at 663.1
hint: this is number 15 of fifteen since something new was acknowledged
"""
# instead of
        if not self.window:
            self.again = 0
# this

