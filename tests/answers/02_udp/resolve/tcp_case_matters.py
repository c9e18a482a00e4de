"""Compares names over TCP letter by letter.

base: reference
score: 3
caught by: resolve-tcp
message: in upper case
hint: in lower case
"""
# instead of
        if (response.id, response.question[0].lower(), response.question[1]) != (id, asked.lower(), qtype):
# this
        if (response.id, *response.question) != (id, asked, qtype):
