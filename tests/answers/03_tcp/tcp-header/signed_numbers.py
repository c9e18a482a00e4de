"""Reads numbers with a sign.

base: reference
score: 1
caught by: tcp-header-fields
message: parse_header
hint: the numbers have no sign
"""
# instead of
    source, destination, seq, ack, offset, flags, window = struct.unpack("!HHIIBBH", segment[:16])
# this
    source, destination, seq, ack, offset, flags, window = struct.unpack("!HHiiBBh", segment[:16])
