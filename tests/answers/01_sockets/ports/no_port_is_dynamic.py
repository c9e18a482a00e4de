"""Has a class for every number there is.

base: right_one_expression
score: 3
caught by: ports-edges
message: classify(-1)
hint: 16 bits
"""
# instead of
    if not 0 <= port <= 65535:
        raise ValueError(port)
    return "system" if port <= 1023 else "user" if port <= 49151 else "dynamic"
# this
    return "system" if port < 1024 else "user" if port < 49152 else "dynamic"
