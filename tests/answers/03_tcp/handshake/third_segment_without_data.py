"""Wants a third segment without data: an ACK lost, the first data does not count for it.

base: reference
score: 3
caught by: handshake-others
message: after on_segment(PSH,ACK seq=301 ack=101 len=4) the state is ESTABLISHED
hint: ask `ACK in segment.flags`: the third segment may carry PSH, and the first data
"""
# instead of
        if self.state == "SYN-RECEIVED" and ours:
# this
        if self.state == "SYN-RECEIVED" and ours and not segment.payload:
