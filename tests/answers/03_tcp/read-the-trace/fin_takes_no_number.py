"""Counts the data and the SYN only: the FIN takes no number.

base: right_two_passes
score: 1
caught by: read-the-trace-kernel
message: row 8: FIN,ACK seq=308 ack=110
hint: a FIN takes a number of its own, after those of its data
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
