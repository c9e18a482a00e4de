"""Is finished when nothing is on its way.

base: reference
score: 5
caught by: sender-fin
message: < ack 100 window 500
hint: all is acknowledged, but nobody has called close
"""
# instead of
        return self.closed and self.acked > len(self.data)
# this
        return self.flight == 0 and self.acked > 0
