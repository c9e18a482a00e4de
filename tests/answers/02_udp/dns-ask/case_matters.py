"""Compares names letter by letter.

base: reference
score: 5
caught by: dns-ask-answer
message: in another case
hint: compare both in lower case
"""
# instead of
        return (response.id, response.question[0].lower(), response.question[1]) == wanted
# this
        return (response.id, *response.question) == wanted
# instead of
    wanted = id, name.removesuffix(".").lower(), qtype
# this
    wanted = id, name.removesuffix("."), qtype
