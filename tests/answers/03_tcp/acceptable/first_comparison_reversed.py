"""Asks whether RCV.NXT lies behind the number.

base: reference
score: 0
caught by: acceptable-data
message: the last number before the window
hint: count steps from rcv_nxt on
"""
# instead of
    first = (seq - rcv_nxt) % 2**32
# this
    first = (rcv_nxt - seq) % 2**32
