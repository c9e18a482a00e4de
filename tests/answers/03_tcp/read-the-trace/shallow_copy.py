"""Copies the list, but not the rows in it.

base: right_two_passes
score: 2
caught by: read-the-trace-kernel
message: still as it was
"""
# instead of
    other = {"client": "server", "server": "client"}
# this
    other = {"client": "server", "server": "client"}
    trace = list(trace)

# instead of
        row = dict(row)
# this
