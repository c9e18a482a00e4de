"""Takes a checksum of ffff for none, as if both zeros of ones' complement meant the same on the wire.

base: reference
score: 4
caught by: udp-parse-zero
message: since its last bit was flipped
hint: ffff is a checksum like any other
"""
# instead of
        if checksum == 0 or internet_checksum(hosts[0].packed + hosts[1].packed + rest + segment):
# this
        fits = not internet_checksum(hosts[0].packed + hosts[1].packed + rest + segment)
        if checksum == 0 or not (checksum == 0xFFFF or fits):
