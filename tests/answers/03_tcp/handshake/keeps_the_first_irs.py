"""Learns irs only once, so that a machine that is opened again answers with the number of the first call.

base: reference
score: 3
caught by: handshake-others
message: on_segment(SYN seq=309 len=4) sends SYN,ACK seq=100 ack=310
hint: irs is the number of this SYN, not of the one before
"""
# instead of
        if self.state == "LISTEN" and syn and not ack:
            self.irs = segment.seq
# this
        if self.state == "LISTEN" and syn and not ack:
            self.irs = self.irs or segment.seq
