"""Ignores their repeated SYN: the SYN,ACK has been sent.

base: right_method_per_state
score: 11
caught by: handshake-duplicates
message: send it once more
"""
# instead of
                return self._ours()
# this
                return []
