"""Compares with the name as it was given, with the dot at its end.

base: reference
score: 5
caught by: dns-ask-answer
message: with a dot at the end
hint: without a dot at its end
"""
# instead of
    wanted = id, name.removesuffix(".").lower(), qtype
# this
    wanted = id, name.lower(), qtype
