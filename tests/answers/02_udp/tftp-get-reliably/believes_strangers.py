"""Does not look at where a packet comes from.

base: reference
score: 5
caught by: tftp-get-reliably-strangers
message: two strangers
hint: look at where a packet comes from
"""
# instead of
            if to != server and source[:2] != to[:2]:
# this
            if to == 0:
