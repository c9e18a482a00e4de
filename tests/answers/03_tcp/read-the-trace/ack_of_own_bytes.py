"""Counts the ack in the numbers of the side that sends it.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: row 2: SYN,ACK seq=300 ack=101
hint: ack is the number that is expected from the other side: the server's, not one's own
"""
# instead of
            row["ack"] = (first[them] + used[them]) % 2**32
# this
            row["ack"] = (first[me] + used[me]) % 2**32
