"""Chooses a new initial sequence number each time the SYN is sent again.

base: reference
score: 0
caught by: handshake-timer-again
message: on_timer(6.0) sends SYN seq=100
hint: it is the same segment again, with the same numbers
"""
# instead of
class TimedHandshake(Handshake):
# this
import random


class TimedHandshake(Handshake):

# instead of
        self.again += 1
        self.timer = now + self.rto * 2**self.again
# this
        self.again += 1
        self.timer = now + self.rto * 2**self.again
        self.iss = random.randrange(2**32)
