"""Fills in an ack where the flags have no ACK.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: without the ACK flag there is no ack
"""
# instead of
        if "ACK" in row["flags"]:
            row["ack"] = (first[them] + used[them]) % 2**32
# this
        row["ack"] = (first[them] + used[them]) % 2**32
