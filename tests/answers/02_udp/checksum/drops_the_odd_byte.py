"""Pairs the bytes up with zip, which leaves an odd last byte out.

base: right_even_and_odd_bytes
score: 0
caught by: checksum-rfc
message: odd number
hint: a zero byte is thought to follow the last of an odd number
"""
# instead of
    total = 256 * sum(data[0::2]) + sum(data[1::2])
# this
    total = 0
    for high, low in zip(data[0::2], data[1::2]):
        total += 256 * high + low
