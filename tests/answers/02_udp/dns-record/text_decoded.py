"""Makes text of the data of every other type.

base: reference
score: 2
caught by: dns-record-data
message: of type 16
hint: return them as they are
"""
# instead of
    data: str | bytes = message[begin:end]
# this
    data: str | bytes = message[begin:end]
    if qtype not in (A, AAAA):
        data = message[begin:end].decode("latin-1")
