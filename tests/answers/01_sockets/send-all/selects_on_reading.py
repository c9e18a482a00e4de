"""Waits until the socket is readable where it should be writable.

base: right_plain
score: 2
caught by: send-all-counts
message: had not returned
hangs: yes
hint: select waits for sockets of which none becomes ready
"""
# instead of
            select.select([], [sock], [])
# this
            select.select([sock], [], [])
