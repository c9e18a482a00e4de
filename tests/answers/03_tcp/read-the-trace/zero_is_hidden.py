"""Takes the number 0 for a hidden one: `if row["seq"]` is false for it.

base: right_two_passes
score: 3
caught by: read-the-trace-wrap
message: a list of 5 rows
hint: KeyError came from
"""
# instead of
        if row["seq"] is not None:
            first[me] = row["seq"] - used[me]
        if row["ack"] is not None:
# this
        if row["seq"]:
            first[me] = row["seq"] - used[me]
        if row["ack"]:
