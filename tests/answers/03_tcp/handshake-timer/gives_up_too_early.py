"""Counts the first SYN among the five.

base: reference
score: 2
caught by: handshake-timer-limit
message: on_timer(31.0) sends SYN seq=100
hint: this is number 5 of five; the count begins at 0 when a state is entered
"""
# instead of
        if self.again == 5:
            self.enter("CLOSED", now)
            return []
# this
        if self.again == 4:
            self.enter("CLOSED", now)
            return []
