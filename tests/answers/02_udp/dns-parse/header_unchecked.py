"""Unpacks the header without a look at its length.

base: reference
score: 3
caught by: dns-parse-refuses
message: without a byte
hint: twelve bytes
"""
# instead of
    if len(message) < 12:
        raise Truncated(f"a header takes 12 bytes, and there are {len(message)}")
# this

