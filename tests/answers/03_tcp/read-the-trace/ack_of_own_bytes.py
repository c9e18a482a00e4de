"""Counts the ack in the numbers of the side that sends it.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: 'ack': 300
"""
# instead of
            row["ack"] = (first[them] + used[them]) % 2**32
# this
            row["ack"] = (first[me] + used[me]) % 2**32
