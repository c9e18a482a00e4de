"""Finds a SYN or a FIN only where it is the one flag, not in SYN,ACK or FIN,ACK.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: row 3: ACK seq=101 ack=301
hint: the server's SYN took number 300, so that 301 is expected next
"""
# instead of
            first[them] = row["ack"] - used[them]
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
            first[them] = row["ack"] - used[them]
        used[me] += row["length"] + (row["flags"] in ("SYN", "FIN"))

# instead of
        filled.append(row)
        used[me] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
# this
        filled.append(row)
        used[me] += row["length"] + (row["flags"] in ("SYN", "FIN"))
