"""Waits equally long each time.

base: reference
score: 3
caught by: sender-timer-again
message: on_timer at 1
hint: backoff first, and then the timer, from now on: the next wait is twice as long
"""
# instead of
        self.estimate.backoff()
# this

