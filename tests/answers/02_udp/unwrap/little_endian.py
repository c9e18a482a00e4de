"""Reads the length least significant byte first.

base: reference
score: 1
caught by: unwrap-lengths
message: raised Malformed
hint: big-endian
"""
# instead of
    size, total = 4 * (packet[0] & 0x0F), int.from_bytes(packet[2:4], "big")
# this
    size, total = 4 * (packet[0] & 0x0F), int.from_bytes(packet[2:4], "little")
