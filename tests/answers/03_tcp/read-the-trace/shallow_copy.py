"""Copies the list, but not the rows in it.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: the list as it was given
hint: build new rows: row | {'seq': ...} is a new dictionary
"""
# instead of
    other = {"client": "server", "server": "client"}
# this
    other = {"client": "server", "server": "client"}
    trace = list(trace)

# instead of
        row = dict(row)
# this
