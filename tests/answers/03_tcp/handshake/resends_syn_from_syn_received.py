"""Sends the bare SYN again, in SYN-RECEIVED too.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: SYN,ACK
"""
# instead of
        self.timer = now + self.pause
        return self._ours()
# this
        self.timer = now + self.pause
        return [self._segment(SYN, self.iss)]
