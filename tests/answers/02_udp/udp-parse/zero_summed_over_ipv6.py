"""Sums over IPv6 even if the checksum is 0, and so accepts it where the sum happens to fit.

base: right_plain
score: 4
caught by: udp-parse-zero
message: BadChecksum, over IPv6, even where the sum would fit
hint: 0 means that the sender computed none
"""
# instead of
    if checksum == 0 and here.version == 6:
        raise BadChecksum("the checksum is 0, which IPv6 forbids")
    if checksum != 0 and internet_checksum(pseudo + segment) != 0:
# this
    unchecked = checksum == 0 and here.version == 4
    if not unchecked and internet_checksum(pseudo + segment) != 0:
