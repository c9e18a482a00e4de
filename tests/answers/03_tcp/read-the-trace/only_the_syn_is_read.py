"""Takes the first numbers from the two SYNs alone.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: a list of 3 rows
hint: TypeError came from
"""
# instead of
        if row["seq"] is not None:
            first[me] = row["seq"] - used[me]
        if row["ack"] is not None:
            first[them] = row["ack"] - used[them]
# this
        if "SYN" in row["flags"]:
            first[me] = row["seq"] - used[me]
