"""Starts the timer for the SYN,ACK only, not for the SYN.

base: right_method_per_state
score: 10
caught by: handshake-timer
message: timer says when
"""
# instead of
        self._wait_in("SYN-SENT", now)
# this
        self._rest_in("SYN-SENT")
