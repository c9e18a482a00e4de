"""Asks again at once when there is no room, and keeps a processor busy.

base: right_plain
score: 3
caught by: send-all-waits
message: busy loop
hint: a loop that asks again at once keeps the processor busy
"""
# instead of
            select.select([], [sock], [])
# this
            continue
