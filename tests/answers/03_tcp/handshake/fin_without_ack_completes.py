"""Takes anything inside the window for the third segment, with ACK or without.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: SYN-RECEIVED
"""
# instead of
        if self._acknowledges(segment):
# this
        if ACK not in segment.flags or self._acknowledges(segment):
