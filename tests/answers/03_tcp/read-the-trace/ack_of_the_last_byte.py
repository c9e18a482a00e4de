"""Acknowledges the last byte that came, instead of the one that is expected next.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: the byte after it has the next
"""
# instead of
            first[them] = row["ack"] - used[them]
# this
            first[them] = row["ack"] - used[them] + 1

# instead of
            row["ack"] = (first[them] + used[them]) % 2**32
# this
            row["ack"] = (first[them] + used[them] - 1) % 2**32
