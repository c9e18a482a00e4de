"""Lets the SYN,ACK of a simultaneous open through without a look at what it acknowledges.

base: right_method_per_state
score: 12
caught by: handshake-wrong-ack
message: SYN-RECEIVED
"""
# instead of
            if self._acknowledges(segment):
# this
            if ACK in segment.flags:
