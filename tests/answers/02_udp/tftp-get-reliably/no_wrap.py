"""Expects 65,536 after 65,535.

base: reference
score: 5
caught by: tftp-get-reliably-wraps
message: goes on with 0 after 65,535
hint: modulo 65,536
"""
# instead of
                expected = (expected + 1) % 65536
# this
                expected = expected + 1
