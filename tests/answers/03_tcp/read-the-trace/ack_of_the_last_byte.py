"""Acknowledges the last byte that came, instead of the one that is expected next.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: row 1: SYN seq=100
hint: row 2's ack=101 is the number after the SYN, which took number 100
"""
# instead of
            first[them] = row["ack"] - used[them]
# this
            first[them] = row["ack"] - used[them] + 1

# instead of
            row["ack"] = (first[them] + used[them]) % 2**32
# this
            row["ack"] = (first[them] + used[them] - 1) % 2**32
