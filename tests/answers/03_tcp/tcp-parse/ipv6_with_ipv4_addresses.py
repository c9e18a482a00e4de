"""Takes the first four bytes of an IPv6 address.

base: reference
score: 0
caught by: tcp-parse-kernel
message: an odd number of bytes
hint: pseudo-header for IPv6
"""
# instead of
    return hosts[0].packed + hosts[1].packed + rest
# this
    return hosts[0].packed[:4] + hosts[1].packed[:4] + rest
