"""Passes over a response that has a code.

base: reference
score: 5
caught by: dns-ask-answer
message: which has code 3
hint: is a response
"""
# instead of
        return (response.id, response.question[0].lower(), response.question[1]) == wanted
# this
        return (response.id, response.question[0].lower(), response.question[1]) == wanted and response.code == 0
