"""Counts the next wait from when the timer was due, not from now.

base: reference
score: 2
caught by: handshake-timer-again
message: after on_timer(8.5) the timer is 12.5
hint: the wait doubles each time, and is counted from now (8.5), though on_timer came late
"""
# instead of
        self.again += 1
        self.timer = now + self.rto * 2**self.again
# this
        self.again += 1
        self.timer += self.rto * 2**self.again
