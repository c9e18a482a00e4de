"""Takes every IPv4 header to be twenty bytes long.

base: reference
score: 3
caught by: peel-lengths
message: how long the IPv4 header is
"""
# instead of
    header, inside = cut(packet, 4 * (packet[0] & 0x0F), least=20)
# this
    header, inside = cut(packet, 20, least=20)
