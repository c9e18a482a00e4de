"""Ends the transfer when a stranger sends an ERROR.

base: reference
score: 5
caught by: tftp-get-reliably-strangers
message: two strangers
hint: a stranger changes nothing
"""
# instead of
            if to != server and source[:2] != to[:2]:
# this
            if to != server and source[:2] != to[:2] and kind != "ERROR":
