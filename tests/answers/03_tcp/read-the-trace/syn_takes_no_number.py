"""Counts the data and the FIN only: the SYN takes no number.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: a SYN takes one number
"""
# instead of
            first[them] = row["ack"] - used[them]
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
            first[them] = row["ack"] - used[them]
        used[me] += row["length"] + ("FIN" in row["flags"])

# instead of
        filled.append(row)
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
        filled.append(row)
        used[me] += row["length"] + ("FIN" in row["flags"])
