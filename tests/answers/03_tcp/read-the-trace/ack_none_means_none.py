"""Leaves every ack that cannot be read as it is.

base: right_two_passes
score: 0
caught by: read-the-trace-handshake
message: 'ack': None
"""
# instead of
        if "ACK" in row["flags"]:
# this
        if row["ack"] is not None:
