"""Takes the bit of the authoritative answer for the one that says truncated.

base: reference
score: 2
caught by: dns-parse-header
message: truncated to nothing
hint: 0x0200
"""
# instead of
    return Response(id, flags & 0x000F, bool(flags & 0x0200), (name, qtype), answers)
# this
    return Response(id, flags & 0x000F, bool(flags & 0x0400), (name, qtype), answers)
