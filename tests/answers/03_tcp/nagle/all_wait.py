"""Believes that full segments wait, too.

base: reference
score: 0
caught by: nagle-kernel
message: ["[5, 1000]"]
hint: small ones, or all
"""
# instead of
        "[5, 1000]": 2,
# this
        "[5, 1000]": 1,
