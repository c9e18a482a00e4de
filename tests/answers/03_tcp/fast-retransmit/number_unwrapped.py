"""Compares with a number that does not wrap.

base: reference
score: 2
caught by: fast-retransmit-third
message: < ack 100 window 600 at 0.11
hint: from a smaller iss it held: take what you compare modulo 2**32, as how far `ack` is ahead of another number
"""
# instead of
        elif flight and window and window == known and ack == (self.iss + 1 + before) % 2**32:
# this
        elif flight and window and window == known and ack == self.iss + 1 + before:
