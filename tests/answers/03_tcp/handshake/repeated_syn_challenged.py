"""Answers their repeated SYN with an ACK, as RFC 9293 has it, not with the SYN,ACK.

base: right_method_per_state
score: 11
caught by: handshake-duplicates
message: send it once more
"""
# instead of
            if ACK not in segment.flags:
                return self._ours()
# this
