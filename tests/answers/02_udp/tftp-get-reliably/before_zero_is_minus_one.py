"""Takes minus one for the number before 0.

base: reference
score: 5
caught by: tftp-get-reliably-wraps
message: goes on with 0 after 65,535
hint: the number before 0 is 65,535
"""
# instead of
            elif kind == "DATA" and number == (expected - 1) % 65536 and to != server:
# this
            elif kind == "DATA" and number == expected - 1 and to != server:
