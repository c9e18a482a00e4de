"""Takes the first four bytes of an IPv6 address.

base: reference
score: 0
caught by: tcp-parse-pseudo
message: pseudo_header('fd00::1', 'fd00::2', 1280) returns
hint: both addresses of 16 bytes
"""
# instead of
    return hosts[0].packed + hosts[1].packed + rest
# this
    return hosts[0].packed[:4] + hosts[1].packed[:4] + rest
