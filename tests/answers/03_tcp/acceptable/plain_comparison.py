"""Compares with `<`, and knows no wrap.

base: reference
score: 0
caught by: acceptable-data
message: the last number of the window
hint: the window lies across the wrap
"""
# instead of
    return first < rcv_wnd or (length > 0 and last < rcv_wnd)
# this
    end = rcv_nxt + rcv_wnd
    return rcv_nxt <= seq < end or (length > 0 and rcv_nxt <= seq + length - 1 < end)
