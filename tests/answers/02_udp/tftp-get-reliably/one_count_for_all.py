"""Counts the tries over the whole transfer.

base: reference
score: 3
caught by: tftp-get-reliably-gives-up
message: it sends ACK 1 5 times
hint: begins a new count
"""
# instead of
                last, to, tries, due = build("ACK", number), source, 0, 0.0
# this
                last, to, due = build("ACK", number), source, 0.0
