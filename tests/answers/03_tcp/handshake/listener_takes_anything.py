"""Takes whatever comes to a listener for a call.

base: reference
score: 3
caught by: handshake-others
message: on_segment(ACK seq=300 ack=107) sends nothing
hint: an ACK alone is no call
"""
# instead of
        if self.state == "LISTEN" and syn and not ack:
# this
        if self.state == "LISTEN":
