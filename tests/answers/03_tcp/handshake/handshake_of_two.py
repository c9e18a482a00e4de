"""Sends no third segment: the client is content with the SYN,ACK.

base: reference
score: 1
caught by: handshake-active
message: on_segment(SYN,ACK seq=300 ack=101) sends ACK seq=101 ack=301
hint: our SYN took the number iss, so that ack = iss+1 acknowledges it: answer with the
"""
# instead of
            return [self.segment(ACK, self.iss + 1, self.irs + 1)]
# this
            return []
