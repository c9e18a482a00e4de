"""Refuses a connection on a wildcard, and connects a UDP socket there.

base: reference
score: 2
caught by: demux-wildcards-refuses
message: table.bind_udp(('0.0.0.0'
hint: look at the local host before you add the key
"""
# instead of
        if key.remote and key.local[0] in ("0.0.0.0", "::"):
# this
        if key.protocol == "tcp" and key.remote and key.local[0] in ("0.0.0.0", "::"):
