"""Counts the data and the FIN only: the SYN takes no number.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: row 1: SYN seq=100
hint: row 2's ack=101 is the number after the SYN, which took number 100
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
