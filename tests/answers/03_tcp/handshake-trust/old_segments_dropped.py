"""Drops what lies outside the window, without an ACK.

base: reference
score: 4
caught by: handshake-trust-duplicates
message: on_segment(ACK seq=4294962596 ack=7) sends ACK seq=101 ack=301
hint: seq is outside the window: that row stands above the one for a wrong ack, and sends
"""
# instead of
            if syn or ahead >= WINDOW:
                return [here]
# this
            if syn:
                return [here]
            if ahead >= WINDOW:
                return []
