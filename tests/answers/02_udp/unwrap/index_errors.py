"""Lets the IndexError of a frame that is cut off come out.

base: reference
score: 2
caught by: unwrap-malformed
message: raises Malformed
hint: compare the length with what is there
"""
# instead of
    if len(packet) < 20:
        raise Malformed(f"an IPv4 header has 20 bytes, and there are {len(packet)}")
# this
