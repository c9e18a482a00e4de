"""Asks for the SYN alone in LISTEN, and so takes SYN,ACK for a call.

base: reference
score: 3
caught by: handshake-others
message: on_segment(SYN,ACK seq=300 ack=107) sends nothing
hint: it answers a SYN, and this side has sent none: the row asks for a SYN without ACK
"""
# instead of
        if self.state == "LISTEN" and syn and not ack:
# this
        if self.state == "LISTEN" and syn:
