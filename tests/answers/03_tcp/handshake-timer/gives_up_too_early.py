"""Counts the first SYN among the five.

base: reference
score: 2
caught by: handshake-timer-limit
message: on_timer(31.0) sends SYN seq=100
hint: this is the fifth, which is still sent: on_timer gives up when it is due for the sixth time
"""
# instead of
        if self.again == 5:
            self.enter("CLOSED", now)
            return []
# this
        if self.again == 4:
            self.enter("CLOSED", now)
            return []
