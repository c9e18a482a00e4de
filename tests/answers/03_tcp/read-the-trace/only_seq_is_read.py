"""Learns a side's first number only from its own seq, never from the ack of the other.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: a list of 3 rows
hint: KeyError came from
"""
# instead of
        if row["ack"] is not None:
            first[them] = row["ack"] - used[them]
# this
