"""Takes the number before the first for a repetition before any block has come, and sends the RRQ again.

base: reference
score: 5
caught by: tftp-get-reliably-wraps
message: goes on with 0 after 65,535
hint: the RRQ goes again by time only
"""
# instead of
            elif kind == "DATA" and number == (expected - 1) % 65536 and to != server:
# this
            elif kind == "DATA" and number == (expected - 1) % 65536:
