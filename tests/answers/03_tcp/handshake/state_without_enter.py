"""Sets the state itself, where `enter` was to be told of it.

base: reference
score: 2
caught by: handshake-active
message: the active side keeps irs, and enters each state
hint: a state was changed without self.enter(state, now)
"""
# instead of
        self.enter("SYN-SENT", now)
        return [self.segment(SYN, self.iss)]
# this
        self.state = "SYN-SENT"
        return [self.segment(SYN, self.iss)]
# instead of
        self.enter("LISTEN")
# this
        self.state = "LISTEN"
# instead of
            self.enter("SYN-RECEIVED", now)
# this
            self.state = "SYN-RECEIVED"
# instead of
            self.enter("ESTABLISHED", now)
            return [self.segment(ACK, self.iss + 1, self.irs + 1)]
# this
            self.state = "ESTABLISHED"
            return [self.segment(ACK, self.iss + 1, self.irs + 1)]
