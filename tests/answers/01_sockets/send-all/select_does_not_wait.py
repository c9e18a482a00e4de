"""Gives select a timeout of 0, so that it looks but does not wait.

base: right_plain
score: 3
caught by: send-all-waits
message: busy loop
"""
# instead of
            select.select([], [sock], [])
# this
            select.select([], [sock], [], 0)
