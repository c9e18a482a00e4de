"""Closes when a connection is reset in SYN-RECEIVED, and forgets that it was a listener.

base: reference
score: 3
caught by: handshake-trust-resets
message: after on_segment(RST,ACK seq=301 ack=107) the state is LISTEN
hint: this is the number that is expected: LISTEN from SYN-RECEIVED, CLOSED from ESTABLISHED
"""
# instead of
            if rst and ahead == 0:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []
# this
            if rst and ahead == 0:
                self.enter("CLOSED", now)
                return []
