"""Leaves every ack that cannot be read as it is.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: row 3: ACK seq=101 ack=301
hint: row 3 has ACK: it says which number is expected from the server
"""
# instead of
        if "ACK" in row["flags"]:
# this
        if row["ack"] is not None:
