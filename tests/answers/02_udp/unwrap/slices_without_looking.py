"""Slices without asking whether the bytes are there.

base: reference
score: 2
caught by: unwrap-malformed
message: raises Malformed
hint: before you cut
"""
# instead of
    if len(frame) < 14:
        raise Malformed(f"an Ethernet header has 14 bytes, and there are {len(frame)}")
# this

# instead of
    if len(packet) < 20:
        raise Malformed(f"an IPv4 header has 20 bytes, and there are {len(packet)}")
# this

# instead of
    if not 20 <= size <= total <= len(packet):
        raise Malformed(f"a header of {size} bytes, a packet of {total}, in {len(packet)} bytes")
# this
