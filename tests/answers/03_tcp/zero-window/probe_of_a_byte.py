"""Believes that a probe carries a byte, as the RFC says.

base: reference
score: 2
caught by: zero-window-said
message: what_is_said()["probe"] predicts
hint: loses nothing
"""
# instead of
        "probe": 0,
# this
        "probe": 1,
