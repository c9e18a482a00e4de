"""Asks again at once when there is no room, and keeps a processor busy.

base: right_plain
score: 3
caught by: send-all-waits
message: busy loop
"""
# instead of
            select.select([], [sock], [])
# this
            continue
