"""Reads two bytes at a time by index, one beyond the end of odd data.

base: right_even_and_odd_bytes
score: 0
caught by: checksum-rfc
message: IndexError
hint: came
"""
# instead of
    total = 256 * sum(data[0::2]) + sum(data[1::2])
# this
    total = 0
    for at in range(0, len(data), 2):
        total += (data[at] << 8) + data[at + 1]
