"""Lets the ValueError of inet_ntop escape.

base: reference
score: 2
caught by: dns-record-liars
message: raised ValueError
hint: refuse any other length
"""
# instead of
        if length != (4 if qtype == A else 16):
            raise Malformed(f"an address of {length} bytes")
# this

