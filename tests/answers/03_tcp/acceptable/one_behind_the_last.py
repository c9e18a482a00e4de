"""Takes seq + length for the last number.

base: reference
score: 1
caught by: acceptable-data
message: the last number before the window
hint: to its last number seq + length - 1
"""
# instead of
    last = (seq + length - 1 - rcv_nxt) % 2**32
# this
    last = (seq + length - rcv_nxt) % 2**32
