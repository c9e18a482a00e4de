"""Believes that a small piece waits even alone.

base: reference
score: 0
caught by: nagle-kernel
message: ["[10]"]
hint: is there anything to wait for
"""
# instead of
        "[10]": 1,
# this
        "[10]": 0,
