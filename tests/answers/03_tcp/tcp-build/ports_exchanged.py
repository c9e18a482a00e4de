"""Exchanges the ports.

base: reference
score: 1
caught by: tcp-build-bytes
message: makes header, options and data
hint: the source's port goes first
"""
# instead of
    numbers = segment.source_port, segment.destination_port, segment.seq, segment.ack
# this
    numbers = segment.destination_port, segment.source_port, segment.seq, segment.ack
