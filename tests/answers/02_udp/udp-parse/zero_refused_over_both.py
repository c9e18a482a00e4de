"""Refuses a checksum of 0 over both families.

base: right_plain
score: 4
caught by: udp-parse-zero
message: allowed by RFC 768 over IPv4
hint: 0 means that the sender computed none
"""
# instead of
    if checksum == 0 and here.version == 6:
        raise BadChecksum("the checksum is 0, which IPv6 forbids")
    if checksum != 0 and internet_checksum(pseudo + segment) != 0:
# this
    if checksum == 0:
        raise BadChecksum("the checksum is 0, which IPv6 forbids")
    if internet_checksum(pseudo + segment) != 0:
