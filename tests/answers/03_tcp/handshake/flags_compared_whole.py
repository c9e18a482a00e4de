"""Compares the flags of a SYN as a whole, so that PSH beside it confuses the listener.

base: reference
score: 3
caught by: handshake-others
message: on_segment(SYN,PSH seq=300) sends SYN,ACK seq=100 ack=301
hint: SYN,PSH has SYN: ask `SYN in segment.flags`, since == is false when PSH is set too
"""
# instead of
        if self.state == "LISTEN" and syn and not ack:
# this
        if self.state == "LISTEN" and segment.flags == SYN:
