"""Closes at once when it has sent the SYN for the fifth time.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: it is CLOSED
"""
# instead of
        if self.again == 5:
            self._rest_in("CLOSED")
            return []
# this

# instead of
        self.timer = now + self.pause
        return self._ours()
# this
        self.timer = now + self.pause
        answer = self._ours()
        if self.again == 5:
            self._rest_in("CLOSED")
        return answer
