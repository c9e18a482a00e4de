"""Fills in an ack where the flags have no ACK.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: row 1: SYN seq=100
hint: row 1 has no ACK flag, so it has no ack: that stays None
"""
# instead of
        if "ACK" in row["flags"]:
            row["ack"] = (first[them] + used[them]) % 2**32
# this
        row["ack"] = (first[them] + used[them]) % 2**32
