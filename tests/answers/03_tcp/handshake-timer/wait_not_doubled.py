"""Waits equally long each time.

base: reference
score: 0
caught by: handshake-timer-again
message: after on_timer(6.0) the timer is 8.0
hint: the wait after the first is 2 * rto: double it before you set the timer
"""
# instead of
        self.again += 1
        self.timer = now + self.rto * 2**self.again
# this
        self.again += 1
        self.timer = now + self.rto
