"""Returns the segment itself, not a list of segments.

base: reference
score: 0
caught by: handshake-active
message: open_active(0.0) sends SYN seq=100
hint: one segment came, where a list of segments is wanted: [segment] is a list of one
"""
# instead of
        return [self.segment(SYN, self.iss)]
# this
        return self.segment(SYN, self.iss)

# instead of
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this
            return self.segment(SYN | ACK, self.iss, self.irs + 1)

# instead of
            return [self.segment(ACK, self.iss + 1, self.irs + 1)]
# this
            return self.segment(ACK, self.iss + 1, self.irs + 1)
