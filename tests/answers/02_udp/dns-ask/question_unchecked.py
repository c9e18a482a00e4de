"""Looks at the id only.

base: reference
score: 4
caught by: dns-ask-strangers
message: about another name
hint: compare the question too
"""
# instead of
        return (response.id, response.question[0].lower(), response.question[1]) == wanted
# this
        return response.id == id
