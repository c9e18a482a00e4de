"""Returns the bit itself, a number.

base: reference
score: 2
caught by: dns-parse-header
message: truncated
hint: True or False
"""
# instead of
    return Response(id, flags & 0x000F, bool(flags & 0x0200), (name, qtype), answers)
# this
    return Response(id, flags & 0x000F, flags & 0x0200, (name, qtype), answers)
