"""Takes 536 over IPv6, too.

base: reference
score: 2
caught by: tcp-settle-mss
message: payload_limit(no MSS, IPv6, 12)
hint: without an MSS option 536
"""
# instead of
    default = 536 if version == 4 else 1220
# this
    default = 536
