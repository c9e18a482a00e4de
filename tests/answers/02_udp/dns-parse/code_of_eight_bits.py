"""Returns the low eight bits as the code.

base: reference
score: 2
caught by: dns-parse-header
message: about a name that does not exist
hint: flags & 0x000F
"""
# instead of
    return Response(id, flags & 0x000F, bool(flags & 0x0200), (name, qtype), answers)
# this
    return Response(id, flags & 0x00FF, bool(flags & 0x0200), (name, qtype), answers)
