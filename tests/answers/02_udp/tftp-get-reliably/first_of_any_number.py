"""Takes the first DATA for the first block, whatever its number.

base: reference
score: 5
caught by: tftp-get-reliably-wraps
message: goes on with 0
hint: before the first block has come
"""
# instead of
            elif kind == "DATA" and number == expected:

# this
            elif kind == "DATA" and (number == expected or to == server):

