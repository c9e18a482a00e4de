"""Answers in CLOSED as the kernel does from a closed port, with a reset.

base: reference
score: 3
caught by: handshake-others
message: on_segment(SYN seq=300) sends nothing
hint: in CLOSED nothing is sent
"""
# instead of
        if self.state == "LISTEN" and syn and not ack:
            self.irs = segment.seq
# this
        if self.state == "CLOSED":
            answer = reset_for(segment)
            return [answer] if answer else []
        if self.state == "LISTEN" and syn and not ack:
            self.irs = segment.seq
