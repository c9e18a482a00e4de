"""Cuts off what stands in front of an empty line, which is the head of an answer over HTTP.

base: reference
score: 3
caught by: fetch-pieces
message: which is no text
hint: return all that came, as it came
"""
# instead of
    return answer
# this
    return answer.split(b"\r\n\r\n", 1)[-1]
