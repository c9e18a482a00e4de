"""A segment with a SYN or a FIN takes one number, whatever data it has.

base: right_two_passes
score: 1
caught by: read-the-trace-kernel
message: row 8: FIN,ACK seq=308 ack=110
hint: the data of a FIN counts too: three bytes, and one for the FIN
"""
# instead of
            first[them] = row["ack"] - used[them]
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
            first[them] = row["ack"] - used[them]
        used[me] += 1 if "SYN" in row["flags"] or "FIN" in row["flags"] else row["length"]

# instead of
        filled.append(row)
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
        filled.append(row)
        used[me] += 1 if "SYN" in row["flags"] or "FIN" in row["flags"] else row["length"]
