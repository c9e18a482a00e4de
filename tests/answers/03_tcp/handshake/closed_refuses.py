"""Answers in CLOSED as the kernel does from a closed port, with a reset.

base: right_method_per_state
score: 12
caught by: handshake-resets
message: in CLOSED nothing is sent
"""
# instead of
            return self._in_both(segment) or []
        return []
# this
            return self._in_both(segment) or []
        answer = reset_for(segment)
        return [answer] if answer else []
