"""Does not look at the id.

base: reference
score: 1
caught by: dns-ask-strangers
message: one with another id
hint: compare the id
"""
# instead of
        return (response.id, response.question[0].lower(), response.question[1]) == wanted
# this
        return (id, response.question[0].lower(), response.question[1]) == wanted
