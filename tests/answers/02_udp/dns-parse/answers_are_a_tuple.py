"""Returns the answers as a tuple.

base: reference
score: 2
caught by: dns-parse-header
message: about a name that does not exist
hint: answers is a list
"""
# instead of
    return Response(id, flags & 0x000F, bool(flags & 0x0200), (name, qtype), answers)
# this
    return Response(id, flags & 0x000F, bool(flags & 0x0200), (name, qtype), tuple(answers))
