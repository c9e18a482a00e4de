"""Answers a reset outside the window with an ACK too.

base: reference
score: 4
caught by: handshake-trust-resets
message: on_segment(RST seq=300) sends nothing
hint: the window begins at irs+1, and outside it a RST gets no answer
"""
# instead of
            if rst:
                return [here] if ahead < WINDOW else []
# this
            if rst:
                return [here]
