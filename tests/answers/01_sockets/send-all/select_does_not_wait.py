"""Gives select a timeout of 0, so that it looks but does not wait.

base: right_plain
score: 3
caught by: send-all-waits
message: busy loop
hint: a loop that asks again at once keeps the processor busy
"""
# instead of
            select.select([], [sock], [])
# this
            select.select([], [sock], [], 0)
