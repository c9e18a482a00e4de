"""Unpacks without asking whether there are eight bytes.

base: right_plain
score: 4
caught by: udp-parse-lengths
message: unpack
hint: ask for 8 bytes before you unpack them
"""
# instead of
    if len(segment) < 8:
        raise Truncated(f"a UDP header takes 8 bytes and there are {len(segment)}")
# this
