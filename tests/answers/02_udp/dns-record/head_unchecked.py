"""Unpacks the ten bytes without a look whether they are there.

base: reference
score: 2
caught by: dns-record-liars
message: in all
hint: look whether they are there
"""
# instead of
    if at + 10 > len(message):
        raise Truncated(f"a record goes on to byte {at + 10}, and there are {len(message)}")
# this

