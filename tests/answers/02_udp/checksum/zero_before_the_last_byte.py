"""Takes an odd last byte as a word of its own, so that the zero stands before it.

base: right_even_and_odd_bytes
score: 0
caught by: checksum-rfc
message: 0xfbfd, since 0x0102 + 0x0300 is 0x0402
hint: the zero byte goes behind the last byte
"""
# instead of
    total = 256 * sum(data[0::2]) + sum(data[1::2])
# this
    total = 0
    for at in range(0, len(data), 2):
        total += int.from_bytes(data[at : at + 2], "big")
