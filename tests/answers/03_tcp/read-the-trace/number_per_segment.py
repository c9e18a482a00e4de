"""Numbers the segments, not the bytes: each takes one.

base: right_two_passes
score: 1
caught by: read-the-trace-kernel
message: row 1: SYN seq=100
hint: row 4 begins at 101: an ACK alone takes no number
"""
# instead of
            first[them] = row["ack"] - used[them]
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
            first[them] = row["ack"] - used[them]
        used[me] += 1

# instead of
        filled.append(row)
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
        filled.append(row)
        used[me] += 1
