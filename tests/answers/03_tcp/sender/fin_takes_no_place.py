"""Is finished before the FIN is acknowledged.

base: reference
score: 5
caught by: sender-fin
message: < ack 250 window 500
hint: all bytes are acknowledged, and the FIN is not
"""
# instead of
        return self.closed and self.acked > len(self.data)
# this
        return self.closed and self.acked >= len(self.data)
