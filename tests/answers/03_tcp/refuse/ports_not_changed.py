"""Sends the answer to the port on which there is nothing.

base: right_three_rows
score: 0
caught by: refuse-syn
message: RST,ACK seq=0 ack=101
hint: the answer goes back: its source is the port that the segment was for
"""
# instead of
    ports = {"source_port": segment.destination_port, "destination_port": segment.source_port}
# this
    ports = {"source_port": segment.source_port, "destination_port": segment.destination_port}
