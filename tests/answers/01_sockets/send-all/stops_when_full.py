"""Takes a full buffer for the end of its work.

base: right_plain
score: 2
caught by: send-all-waits
message: wait for room
"""
# instead of
            select.select([], [sock], [])
# this
            break
