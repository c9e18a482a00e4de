"""Does not note that the end of recovery acknowledged something.

base: reference
score: 3
caught by: reno-recovery-timeout
message: after a recovery the next timeout counts
hint: is the first since
"""
# instead of
            self.recovers, self.waited = False, False
# this
            self.recovers = False
