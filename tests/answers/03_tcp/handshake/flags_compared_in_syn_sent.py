"""Compares the flags of a SYN,ACK as a whole, so that PSH beside them confuses the caller.

base: reference
score: 3
caught by: handshake-others
message: on_segment(SYN,PSH,ACK seq=300 ack=101) sends ACK seq=101 ack=301
hint: SYN,PSH,ACK has SYN and ACK: ask for each with `in`, since == is false when PSH is
"""
# instead of
        if self.state == "SYN-SENT" and syn and ours:
# this
        if self.state == "SYN-SENT" and segment.flags == SYN | ACK and ours:
