"""Lays out the pseudo-header for IPv6 like that for IPv4, of which every sum is the same.

base: reference
score: 3
caught by: tcp-parse-pseudo
message: pseudo_header('fd00::1', 'fd00::2', 1280) returns
hint: the order of IPv4 is not that of IPv6
"""
# instead of
    rest = struct.pack("!BBH", 0, 6, length) if hosts[0].version == 4 else struct.pack("!I3xB", length, 6)
# this
    rest = struct.pack("!BBH", 0, 6, length)
