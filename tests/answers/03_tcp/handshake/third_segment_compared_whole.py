"""Wants nothing but ACK in the third segment, so that PSH,ACK with the first data is not understood.

base: reference
score: 3
caught by: handshake-others
message: after on_segment(PSH,ACK seq=301 ack=101 len=4) the state is ESTABLISHED
hint: ask `ACK in segment.flags`: the third segment may carry PSH, and the first data
"""
# instead of
        if self.state == "SYN-RECEIVED" and ours:
# this
        if self.state == "SYN-RECEIVED" and ours and segment.flags == ACK:
