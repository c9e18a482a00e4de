"""Goes on recovering after a timeout.

base: reference
score: 3
caught by: reno-recovery-timeout
message: a timeout in recovery ends it
hint: recovery is over
"""
# instead of
        self.recovers = False
        super().on_timeout(flight)
# this
        super().on_timeout(flight)
