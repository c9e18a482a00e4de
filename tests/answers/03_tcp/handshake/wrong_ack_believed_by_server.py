"""Takes any ACK for the third segment in SYN-RECEIVED.

base: reference
score: 3
caught by: handshake-others
message: after on_segment(ACK seq=301 ack=100) the state is SYN-RECEIVED
hint: only iss+1 acknowledges our SYN, whose own number is iss
"""
# instead of
        if self.state == "SYN-RECEIVED" and ours:
# this
        if self.state == "SYN-RECEIVED" and ack:
