"""Looks at id and name, and not at the type.

base: reference
score: 4
caught by: dns-ask-strangers
message: about another type
hint: name and type
"""
# instead of
        return (response.id, response.question[0].lower(), response.question[1]) == wanted
# this
        return (response.id, response.question[0].lower(), qtype) == wanted
