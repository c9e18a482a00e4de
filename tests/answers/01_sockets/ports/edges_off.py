"""Lets each class reach one port too far.

base: right_one_expression
score: 3
caught by: ports-edges
message: classify(1024)
hint: the first and the last port of each class
"""
# instead of
    if not 0 <= port <= 65535:
        raise ValueError(port)
    return "system" if port <= 1023 else "user" if port <= 49151 else "dynamic"
# this
    if not 0 <= port <= 65536:
        raise ValueError(port)
    return "system" if port <= 1024 else "user" if port <= 49152 else "dynamic"
