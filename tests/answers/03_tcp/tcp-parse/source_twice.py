"""Takes the source's address twice.

base: reference
score: 0
caught by: tcp-parse-kernel
message: an odd number of bytes
hint: pseudo-header for IPv6
"""
# instead of
    return hosts[0].packed + hosts[1].packed + rest
# this
    return hosts[0].packed + hosts[0].packed + rest
