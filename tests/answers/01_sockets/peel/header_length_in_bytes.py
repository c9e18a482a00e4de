"""Takes the IPv4 header's length for a number of bytes.

base: reference
score: 0
caught by: peel-data
message: counts in words of 4 bytes
"""
# instead of
    header, inside = cut(packet, 4 * (packet[0] & 0x0F), least=20)
# this
    header, inside = cut(packet, packet[0] & 0x0F)
