"""Wraps the window's end, and compares with `<` all the same.

base: reference
score: 0
caught by: acceptable-data
message: the first number of the window
hint: the window lies across the wrap
"""
# instead of
    return first < rcv_wnd or (length > 0 and last < rcv_wnd)
# this
    end = (rcv_nxt + rcv_wnd) % 2**32
    tail = (seq + length - 1) % 2**32
    return rcv_nxt <= seq < end or (length > 0 and rcv_nxt <= tail < end)
