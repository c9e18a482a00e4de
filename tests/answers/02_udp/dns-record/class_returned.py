"""Puts the class into the place of the TTL.

base: reference
score: 2
caught by: dns-record-data
message: of type 1
hint: the TTL is the third of them
"""
# instead of
    return Record(name, qtype, ttl, data), end
# this
    return Record(name, qtype, _, data), end
