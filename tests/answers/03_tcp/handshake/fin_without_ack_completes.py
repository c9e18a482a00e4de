"""Takes any segment for the third one, with ACK or without.

base: reference
score: 3
caught by: handshake-others
message: after on_segment((no flags) seq=301) the state is SYN-RECEIVED
hint: without ACK among the flags the number in `ack` says nothing
"""
# instead of
        ours = ack and segment.ack == (self.iss + 1) % 2**32
# this
        ours = segment.ack == (self.iss + 1) % 2**32
