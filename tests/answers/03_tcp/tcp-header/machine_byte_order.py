"""Reads numbers least significant byte first.

base: reference
score: 0
caught by: tcp-header-fields
message: parse_header
hint: the most significant byte goes first
"""
# instead of
    source, destination, seq, ack, offset, flags, window = struct.unpack("!HHIIBBH", segment[:16])
# this
    source, destination, seq, ack, offset, flags, window = struct.unpack("<HHIIBBH", segment[:16])
