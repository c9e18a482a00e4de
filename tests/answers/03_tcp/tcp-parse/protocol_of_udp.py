"""Takes UDP's protocol number.

base: reference
score: 0
caught by: tcp-parse-kernel
message: the SYN of Linux
hint: pseudo-header for IPv4
"""
# instead of
    rest = struct.pack("!BBH", 0, 6, length) if hosts[0].version == 4 else struct.pack("!I3xB", length, 6)
# this
    rest = struct.pack("!BBH", 0, 17, length) if hosts[0].version == 4 else struct.pack("!I3xB", length, 17)
