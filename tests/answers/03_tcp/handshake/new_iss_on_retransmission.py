"""Chooses a new initial sequence number each time the SYN is sent again.

base: right_method_per_state
score: 10
caught by: handshake-timer
message: with the same numbers as before
"""
# instead of
class Handshake:
# this
import random


class Handshake:

# instead of
        self.again += 1
# this
        self.again += 1
        self.iss = random.randrange(2**32)
