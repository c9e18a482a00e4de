"""Drops a SYN that comes to an established connection.

base: reference
score: 3
caught by: handshake-trust-duplicates
message: on_segment(SYN seq=350) sends ACK seq=101 ack=301
hint: a SYN gets an ACK here, too
"""
# instead of
            if syn or ahead >= WINDOW:
                return [here]
# this
            if syn and self.state == "ESTABLISHED":
                return []
            if syn or ahead >= WINDOW:
                return [here]
