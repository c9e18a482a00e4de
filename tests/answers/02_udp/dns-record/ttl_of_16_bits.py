"""Reads the TTL with 16 bits.

base: reference
score: 2
caught by: dns-record-data
message: of type 1
hint: have 16, 16, 32 and 16 bits
"""
# instead of
    qtype, _, ttl, length = struct.unpack("!HHIH", message[at : at + 10])
# this
    qtype, _, ttl, length = struct.unpack("!HHHH", message[at : at + 8])
# instead of
    begin, end = at + 10, at + 10 + length
# this
    begin, end = at + 8, at + 8 + length
