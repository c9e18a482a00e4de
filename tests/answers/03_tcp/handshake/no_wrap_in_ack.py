"""Compares the ack with iss + 1 without modulo.

base: reference
score: 3
caught by: handshake-meet
message: ESTABLISHED and ESTABLISHED
hint: the numbers after 4294967295 are 0, 1, 2: take iss+1 modulo 2**32 before you compare
"""
# instead of
        ours = ack and segment.ack == (self.iss + 1) % 2**32
# this
        ours = ack and segment.ack == self.iss + 1
