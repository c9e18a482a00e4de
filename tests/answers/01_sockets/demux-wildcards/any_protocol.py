"""Looks for a socket of whatever protocol it is asked about.

base: reference
score: 2
caught by: demux-wildcards-refuses
message: since there is no such table
hint: two protocols
"""
# instead of
        if protocol not in ("udp", "tcp"):
            raise ValueError(f"no table for protocol {protocol!r}")
# this

