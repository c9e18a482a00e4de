"""Answers a wrong acknowledgement with RST in ESTABLISHED too.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: nothing
"""
# instead of
            return self._in_both(segment) or []
# this
            answer = self._in_both(segment)
            if answer is None and ACK in segment.flags and not self._acknowledges(segment):
                return self._reset(segment)
            return answer or []
