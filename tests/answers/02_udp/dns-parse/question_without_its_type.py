"""Returns the name alone as the question.

base: reference
score: 2
caught by: dns-parse-header
message: about a name that does not exist
hint: a tuple of name and type
"""
# instead of
    return Response(id, flags & 0x000F, bool(flags & 0x0200), (name, qtype), answers)
# this
    return Response(id, flags & 0x000F, bool(flags & 0x0200), name, answers)
