"""Sends no third segment: the client is content with the SYN,ACK.

base: right_method_per_state
score: 6
caught by: handshake-active
message: sends nothing
"""
# instead of
                return self._here()
# this
                return []
