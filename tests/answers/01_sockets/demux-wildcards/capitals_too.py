"""Takes TCP in capitals for tcp.

base: reference
score: 2
caught by: demux-wildcards-refuses
message: since there is no such table
hint: written so
"""
# instead of
        if protocol not in ("udp", "tcp"):
# this
        protocol = protocol.lower()
        if protocol not in ("udp", "tcp"):
