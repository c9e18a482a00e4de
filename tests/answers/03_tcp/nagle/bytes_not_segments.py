"""Counts bytes.

base: reference
score: 0
caught by: nagle-kernel
message: ["[10]"]
hint: segments are counted here, not bytes
"""
# instead of
        "[10]": 1,
# this
        "[10]": 10,
