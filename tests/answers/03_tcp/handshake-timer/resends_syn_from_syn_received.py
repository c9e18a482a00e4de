"""Sends the bare SYN again, in SYN-RECEIVED too.

base: reference
score: 0
caught by: handshake-timer-again
message: on_timer(6.0) sends SYN,ACK seq=100 ack=301
hint: SYN-SENT sends the SYN again, SYN-RECEIVED the SYN,ACK
"""
# instead of
        return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this
        return [self.segment(SYN, self.iss)]
