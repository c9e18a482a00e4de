"""Lets a segment that is nothing but an ACK take a number too.

base: right_two_passes
score: 1
caught by: read-the-trace-kernel
message: row 1: SYN seq=100
hint: an ACK alone takes no number
"""
# instead of
            first[them] = row["ack"] - used[them]
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
            first[them] = row["ack"] - used[them]
        used[me] += max(1, row["length"])

# instead of
        filled.append(row)
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
        filled.append(row)
        used[me] += max(1, row["length"])
