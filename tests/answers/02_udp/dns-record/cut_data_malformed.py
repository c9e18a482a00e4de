"""Calls a message that ends too soon malformed.

base: reference
score: 2
caught by: dns-record-liars
message: since 6 bytes are announced
hint: compare with len(message)
"""
# instead of
    if end > len(message):
        raise Truncated(f"the data goes on to byte {end}, and there are {len(message)}")
# this
    if end > len(message):
        raise Malformed(f"the data goes on to byte {end}, and there are {len(message)}")
