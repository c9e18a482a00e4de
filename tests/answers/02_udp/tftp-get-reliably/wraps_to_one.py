"""Goes on with 1 after 65,535.

base: reference
score: 5
caught by: tftp-get-reliably-wraps
message: goes on with 0 after 65,535
hint: after 65,535 comes 0
"""
# instead of
                expected = (expected + 1) % 65536
# this
                expected = expected % 65535 + 1
