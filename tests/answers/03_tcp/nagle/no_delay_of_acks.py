"""Takes the option for one that concerns acknowledgements.

base: reference
score: 0
caught by: nagle-kernel
message: ["[5, 5], no delay"]
hint: what keeps the second five bytes back
"""
# instead of
        "[5, 5], no delay": 2,
# this
        "[5, 5], no delay": 1,
