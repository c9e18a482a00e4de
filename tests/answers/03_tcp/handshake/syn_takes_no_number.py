"""Lets our own SYN take no number: goes on with iss, and expects it acknowledged with iss.

base: right_method_per_state
score: 0
caught by: handshake-active
message: took number 100
"""
# instead of
        return [self._segment(ACK, self.iss + 1, self.irs + 1)]
# this
        return [self._segment(ACK, self.iss, self.irs + 1)]

# instead of
        return ACK in segment.flags and segment.ack == (self.iss + 1) % 2**32
# this
        return ACK in segment.flags and segment.ack == self.iss
