"""Takes the IPv4 header's length for a number of bytes.

base: reference
score: 1
caught by: unwrap-lengths
message: raised Malformed
hint: words of 4 bytes
"""
# instead of
    size, total = 4 * (packet[0] & 0x0F), int.from_bytes(packet[2:4], "big")
# this
    size, total = packet[0] & 0x0F, int.from_bytes(packet[2:4], "big")
