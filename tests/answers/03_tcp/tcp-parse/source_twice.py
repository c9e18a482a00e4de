"""Takes the source's address twice.

base: reference
score: 0
caught by: tcp-parse-pseudo
message: pseudo_header('127.0.0.1', '127.3.2.1', 40) returns
hint: the source's address comes first
"""
# instead of
    return hosts[0].packed + hosts[1].packed + rest
# this
    return hosts[0].packed + hosts[0].packed + rest
