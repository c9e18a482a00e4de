"""Does not note that the end of recovery acknowledged something.

base: reference
score: 3
caught by: reno-recovery-timeout
message: after a recovery the next timeout counts
hint: is the first since
"""
# instead of
            super().on_ack(0, flight)  # something was acknowledged
            self.recovers = False
# this
            self.recovers = False
