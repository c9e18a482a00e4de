"""Counts the first number after the window as inside.

base: reference
score: 3
caught by: handshake-trust-resets
message: on_segment(RST seq=65836) sends nothing
hint: the window has 65535 numbers from irs+1 on, and this is the first behind it: a RST
"""
# instead of
            if rst:
                return [here] if ahead < WINDOW else []
# this
            if rst:
                return [here] if ahead <= WINDOW else []

# instead of
            if syn or ahead >= WINDOW:
                return [here]
# this
            if syn or ahead > WINDOW:
                return [here]
