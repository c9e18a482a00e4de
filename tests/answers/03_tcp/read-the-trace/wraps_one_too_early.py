"""Takes the numbers modulo 2**32 - 1, the last number, so that it never occurs.

base: right_two_passes
score: 3
caught by: read-the-trace-wrap
message: row 1: SYN seq=4294967295
hint: after 2**32 - 1 comes 0, and then 1: none is left out
"""
# instead of
        row["seq"] = (first[me] + used[me]) % 2**32
        if "ACK" in row["flags"]:
            row["ack"] = (first[them] + used[them]) % 2**32
# this
        row["seq"] = (first[me] + used[me]) % (2**32 - 1)
        if "ACK" in row["flags"]:
            row["ack"] = (first[them] + used[them]) % (2**32 - 1)
