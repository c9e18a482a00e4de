"""Has a timer, and nothing that happens when it is due.

base: right_method_per_state
score: 10
caught by: handshake-timer
message: on_timer sends
"""
# instead of
        if self.again == 5:
            self._rest_in("CLOSED")
            return []
        self.again += 1
        self.pause *= 2
        self.timer = now + self.pause
        return self._ours()
# this
        return []
