"""Believes an acknowledgement of what was never sent.

base: reference
score: 5
caught by: sender-trust
message: < ack 201 window 900 at 0.2
hint: place 200 was never sent: who acknowledges it is not to be believed, and its window neither
"""
# instead of
        if count > self.flight:
            return
# this
        if count > 2**31:
            return
