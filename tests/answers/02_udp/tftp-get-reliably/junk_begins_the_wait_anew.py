"""Begins the wait anew with each packet that comes.

base: reference
score: 5
caught by: tftp-get-reliably-doubled
message: does not keep it from sending again
hint: must not begin the wait anew
"""
# instead of
            kind, number, payload = parse(packet)
            if to != server and source[:2] != to[:2]:
# this
            kind, number, payload = parse(packet)
            due = time.monotonic() + timeout
            if to != server and source[:2] != to[:2]:
