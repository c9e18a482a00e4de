"""Waits until the socket is readable where it should be writable.

base: right_plain
score: 3
caught by: send-all-waits
message: had not returned
hangs: yes
"""
# instead of
            select.select([], [sock], [])
# this
            select.select([sock], [], [])
