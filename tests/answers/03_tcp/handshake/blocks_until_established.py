"""Waits inside open_active until the connection is there, as connect does.

base: right_method_per_state
score: 1
caught by: handshake-active
message: had not returned
hangs: yes
"""
# instead of
        self._wait_in("SYN-SENT", now)
# this
        self._wait_in("SYN-SENT", now)
        while self.state == "SYN-SENT":
            pass
