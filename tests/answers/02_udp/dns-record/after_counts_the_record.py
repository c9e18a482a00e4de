"""Returns how long the record is, and not where it ends.

base: reference
score: 2
caught by: dns-record-data
message: of type 1
hint: from the beginning of the message
"""
# instead of
    return Record(name, qtype, ttl, data), end
# this
    return Record(name, qtype, ttl, data), end - start
