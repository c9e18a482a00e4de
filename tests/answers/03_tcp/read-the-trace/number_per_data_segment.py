"""Numbers the segments that carry something: SYN, FIN and data take one each.

base: right_two_passes
score: 1
caught by: read-the-trace-kernel
message: row 5: ACK seq=301 ack=106 len=7
hint: numbers count bytes: row 4 has five of them, from 101 to 105
"""
# instead of
            first[them] = row["ack"] - used[them]
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
            first[them] = row["ack"] - used[them]
        used[me] += "SYN" in row["flags"] or "FIN" in row["flags"] or row["length"] > 0

# instead of
        filled.append(row)
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
        filled.append(row)
        used[me] += "SYN" in row["flags"] or "FIN" in row["flags"] or row["length"] > 0
