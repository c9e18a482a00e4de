"""Acknowledges the last byte, and not the FIN.

base: reference
score: 2
caught by: receiver-outside-fin
message: after on_segment(fin(3)) ack is 104
hint: the FIN takes a number
"""
# instead of
        return (super().ack + self.finished) % 2**32
# this
        return super().ack
