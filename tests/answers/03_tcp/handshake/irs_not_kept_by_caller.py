"""Acknowledges their SYN on the active side and does not keep its number in irs.

base: reference
score: 3
caught by: handshake-active
message: the active side keeps irs, and enters each state
hint: keep the seq of their SYN in self.irs, on the active side too
"""
# instead of
            self.irs = segment.seq
            self.enter("ESTABLISHED", now)
            return [self.segment(ACK, self.iss + 1, self.irs + 1)]
# this
            self.enter("ESTABLISHED", now)
            return [self.segment(ACK, self.iss + 1, segment.seq + 1)]
