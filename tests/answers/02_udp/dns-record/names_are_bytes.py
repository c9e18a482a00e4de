"""Returns the data of a CNAME as bytes.

base: reference
score: 0
caught by: dns-record-data
message: of type 5
hint: the data of NS, CNAME and PTR is a name
"""
# instead of
    if qtype in (NS, CNAME, PTR):
# this
    if False:
