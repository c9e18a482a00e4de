"""Believes the length field: what is missing is noticed only by the checksum, if at all.

base: right_plain
score: 4
caught by: udp-parse-lengths
message: Truncated
hint: ask for 8 bytes before you unpack them
"""
# instead of
    if not 8 <= length <= len(segment):
        raise Truncated(f"the length field says {length}, and there are {len(segment)} bytes")
# this
