"""Treats the SYN,ACK of a simultaneous open like any other SYN.

base: reference
score: 3
caught by: handshake-crossing-states
message: on_segment(SYN,ACK seq=300 ack=101) sends nothing
hint: seq = irs and ack = iss+1 (modulo 2**32) complete it, before the row for SYN of
"""
# instead of
        if self.state == "SYN-RECEIVED" and syn and ours and not rst and segment.seq == self.irs:
            self.enter("ESTABLISHED", now)
            return []
# this

