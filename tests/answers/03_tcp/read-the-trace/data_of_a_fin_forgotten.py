"""A segment with a SYN or a FIN takes one number, whatever data it has.

base: right_two_passes
score: 3
caught by: read-the-trace-wrap
message: FIN
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
