"""Learns irs only once, so that a listener that was reset answers the next call with the number of the first.

base: right_method_per_state
score: 12
caught by: handshake-resets
message: irs
"""
# instead of
            return self._reset(segment)
        if SYN in segment.flags:
            self.irs = segment.seq
# this
            return self._reset(segment)
        if SYN in segment.flags:
            self.irs = self.irs or segment.seq
