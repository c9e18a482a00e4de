"""Takes every IPv4 header to be twenty bytes long.

base: reference
score: 1
caught by: unwrap-lengths
message: with 4 bytes of options
hint: how long its header is
"""
# instead of
    size, total = 4 * (packet[0] & 0x0F), int.from_bytes(packet[2:4], "big")
# this
    size, total = 20, int.from_bytes(packet[2:4], "big")
