"""Compares the ack with iss + 1 without modulo.

base: reference
score: 1
caught by: handshake-trust-acks
message: on_segment(ACK seq=300 ack=0) sends nothing
hint: iss+1 modulo 2**32 acknowledges our SYN; their SYN has not come yet
"""
# instead of
        ours = ack and segment.ack == (self.iss + 1) % 2**32
# this
        ours = ack and segment.ack == self.iss + 1
