"""Halves at each timeout.

base: reference
score: 2
caught by: reno-timeout-again
message: two timeouts in a row halve once
hint: nothing was acknowledged since
"""
# instead of
        if not self.waited:
# this
        if flight:
