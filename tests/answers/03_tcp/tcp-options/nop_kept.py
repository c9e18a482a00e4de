"""Keeps no-operation as an option.

base: reference
score: 2
caught by: tcp-options-list
message: those of Linux's SYN
hint: no-operation is left out
"""
# instead of
        if data[at] == 1:
            at += 1
            continue

# this
        if data[at] == 1:
            options.append((1, b""))
            at += 1
            continue

