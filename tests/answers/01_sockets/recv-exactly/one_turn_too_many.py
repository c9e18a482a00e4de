"""Goes round once more when all is there, and takes the empty answer to recv(0) for the end.

base: reference
score: 1
caught by: recv-exactly-pieces
message: EOFError
hint: a recv that asked for a byte or more
"""
# instead of
    while len(received) < n:
# this
    while len(received) <= n:
