"""Takes a connection for established as soon as the SYN has come.

base: right_method_per_state
score: 2
caught by: handshake-passive
message: does not establish
"""
# instead of
            self.irs = segment.seq
            self._wait_in("SYN-RECEIVED", now)
# this
            self.irs = segment.seq
            self._rest_in("ESTABLISHED")
