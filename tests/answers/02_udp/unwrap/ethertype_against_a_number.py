"""Compares the two bytes of the EtherType with a number, so that nothing is IPv4.

base: reference
score: 1
caught by: unwrap-lengths
message: as a kernel sent it
hint: no IPv4 was seen here
"""
# instead of
    if ethernet[12:] != b"\x08\x00":
# this
    if ethernet[12:] != 0x0800:
