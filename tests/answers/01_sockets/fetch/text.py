"""Returns text.

base: reference
score: 1
caught by: fetch-pieces
message: 'Good morning!'
hint: the value is right and its type is not: a str
"""
# instead of
    return answer
# this
    return answer.decode(errors="replace")
