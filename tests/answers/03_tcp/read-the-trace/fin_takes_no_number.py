"""Counts the data and the SYN only: the FIN takes no number.

base: right_two_passes
score: 1
caught by: read-the-trace-kernel
message: a FIN take one each
"""
# instead of
            first[them] = row["ack"] - used[them]
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
            first[them] = row["ack"] - used[them]
        used[me] += row["length"] + ("SYN" in row["flags"])

# instead of
        filled.append(row)
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
        filled.append(row)
        used[me] += row["length"] + ("SYN" in row["flags"])
