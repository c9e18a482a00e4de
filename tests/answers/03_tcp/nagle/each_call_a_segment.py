"""Takes each call for a segment.

base: reference
score: 0
caught by: nagle-kernel
message: ["[5, 5, 5]"]
hint: when the third
"""
# instead of
        "[5, 5, 5]": 1,
# this
        "[5, 5, 5]": 3,
