"""Takes UDP's protocol number.

base: reference
score: 0
caught by: tcp-parse-pseudo
message: pseudo_header('127.0.0.1', '127.3.2.1', 40) returns
hint: TCP's protocol number is 6
"""
# instead of
    rest = struct.pack("!BBH", 0, 6, length) if hosts[0].version == 4 else struct.pack("!I3xB", length, 6)
# this
    rest = struct.pack("!BBH", 0, 17, length) if hosts[0].version == 4 else struct.pack("!I3xB", length, 17)
