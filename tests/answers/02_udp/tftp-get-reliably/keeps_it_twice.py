"""Keeps a repeated block, too.

base: reference
score: 3
caught by: tftp-get-reliably-doubled
message: returns
hint: only if its number is the expected one
"""
# instead of
            elif kind == "DATA" and number == (expected - 1) % 65536 and to != server:
                sock.sendto(last, to)
# this
            elif kind == "DATA" and number == (expected - 1) % 65536 and to != server:
                content += payload
                sock.sendto(last, to)
