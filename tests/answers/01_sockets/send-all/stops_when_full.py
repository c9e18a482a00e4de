"""Takes a full buffer for the end of its work.

base: right_plain
score: 1
caught by: send-all-counts
message: 1, although the buffer was full at first
hint: select.select([], [sock], []) waits for room
"""
# instead of
            select.select([], [sock], [])
# this
            break
