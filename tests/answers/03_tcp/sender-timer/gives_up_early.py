"""Gives up after fourteen.

base: reference
score: 6
caught by: sender-timer-limit
message: on_timer at 603
hint: this is number 15 of fifteen since something new was acknowledged
"""
# instead of
        if self.again == 15:
            self.timer, self.given_up = None, True
            return []
# this
        if self.again == 14:
            self.timer, self.given_up = None, True
            return []
