"""Starts the timer for the SYN only, not for the SYN,ACK.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: timer says when
"""
# instead of
            self.irs = segment.seq
            self._wait_in("SYN-RECEIVED", now)
# this
            self.irs = segment.seq
            self._rest_in("SYN-RECEIVED")
