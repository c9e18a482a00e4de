"""Reads a length behind no-operation, too.

base: reference
score: 2
caught by: tcp-options-list
message: those of Linux's SYN
hint: no length follows them
"""
# instead of
        if data[at] == 1:
            at += 1
            continue

# this

