"""Takes any ACK for the third segment in SYN-RECEIVED.

base: right_method_per_state
score: 12
caught by: handshake-wrong-ack
message: only iss+1 acknowledges
"""
# instead of
        if self._acknowledges(segment):
# this
        if ACK in segment.flags:
