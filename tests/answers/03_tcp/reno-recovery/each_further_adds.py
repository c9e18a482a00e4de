"""Adds a segment for a late duplicate outside of recovery.

base: reference
score: 3
caught by: reno-recovery-timeout
message: a timeout in recovery ends it
hint: only a third duplicate begins it
"""
# instead of
        elif count > 3 and self.recovers:
# this
        elif count > 3:
