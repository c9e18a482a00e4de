"""Takes every EtherType that begins with 8 for IPv4, ARP's 0x0806 too.

base: reference
score: 2
caught by: unwrap-others
message: ARP
hint: go on to IPv4 only if it is 0x0800
"""
# instead of
    if ethernet[12:] != b"\x08\x00":
# this
    if ethernet[12] != 8:
