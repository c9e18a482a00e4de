"""Lets the probes' timer run on when there is room.

base: reference
score: 4
caught by: sender-probe-stops
message: < ack 100 window 1000 at 8
hint: there is room: the probes' timer stops, and sending starts one of rto
"""
# instead of
        if self.window and not self.flight:
            self.timer = None
# this

