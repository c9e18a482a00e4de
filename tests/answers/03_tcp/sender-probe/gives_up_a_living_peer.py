"""Gives up on a peer that answers with a window of 0.

base: reference
score: 4
caught by: sender-probe-taken
message: on_timer at 1430
hint: a window of 0 is news from a peer that is alive
"""
# instead of
        if not self.window:
            self.again = 0
# this

