"""Believes that Linux follows the letter of RFC 9293.

base: reference
score: 0
caught by: nagle-kernel
message: ["[1000, 5]"]
hint: is a small segment on its way
"""
# instead of
        "[1000, 5]": 2,
# this
        "[1000, 5]": 1,
