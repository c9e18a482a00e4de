"""Reads the records of all three sections.

base: reference
score: 3
caught by: dns-parse-answers
message: with junk
hint: as many records as the second one says
"""
# instead of
    id, flags, questions, count, _, _ = struct.unpack("!6H", message[:12])
# this
    id, flags, questions, count, more, rest = struct.unpack("!6H", message[:12])
    count += more + rest
