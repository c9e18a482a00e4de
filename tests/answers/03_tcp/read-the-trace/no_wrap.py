"""Never goes back to 0 after 2**32 - 1.

base: right_two_passes
score: 3
caught by: read-the-trace-wrap
message: row 2: SYN,ACK seq=4294967295 ack=0
hint: after 2**32 - 1 comes 0: take every number modulo 2**32
"""
# instead of
        row["seq"] = (first[me] + used[me]) % 2**32
        if "ACK" in row["flags"]:
            row["ack"] = (first[them] + used[them]) % 2**32
# this
        row["seq"] = first[me] + used[me]
        if "ACK" in row["flags"]:
            row["ack"] = first[them] + used[them]
