"""Compares over TCP with the name as it was given, with the dot at its end.

base: reference
score: 3
caught by: resolve-tcp
message: with a dot at the end
hint: without its dot
"""
# instead of
        if (response.id, response.question[0].lower(), response.question[1]) != (id, asked.lower(), qtype):
# this
        if (response.id, response.question[0].lower(), response.question[1]) != (id, name.lower(), qtype):
