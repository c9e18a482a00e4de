"""Forgets to notify of a timeout.

base: reference
score: 5
caught by: sender-timer-again
message: on_timer at 1
hint: notify is told of the timeout, and of how many places are on their way
"""
# instead of
        self.notify("on_timeout", self.flight)
# this

