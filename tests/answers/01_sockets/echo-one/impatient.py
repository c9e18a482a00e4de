"""Gives the client a tenth of a second.

base: reference
score: 2
caught by: echo-one-tail
message: half-closes and reads late
hint: is owed to it to the last byte
"""
# instead of
    count = 0
# this
    count = 0
    connection.settimeout(0.1)
