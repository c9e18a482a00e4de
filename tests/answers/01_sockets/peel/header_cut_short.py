"""Lets an IPv4 header that is longer than its packet end where the packet ends.

base: reference
score: 5
caught by: peel-malformed
message: longer than its packet
"""
# instead of
    header, inside = cut(packet, 4 * (packet[0] & 0x0F), least=20)
# this
    size = 4 * (packet[0] & 0x0F)
    if size < 20:
        raise Malformed(f"an IPv4 header of {size} bytes")
    header, inside = packet[:size], packet[size:]
