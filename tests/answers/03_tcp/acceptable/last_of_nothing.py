"""Looks at seq - 1 as the last number of an empty segment, as gVisor did (its issue 1607).

base: reference
score: 3
caught by: acceptable-empty
message: at the first number behind the window
hint: has no last number
"""
# instead of
    return first < rcv_wnd or (length > 0 and last < rcv_wnd)
# this
    return first < rcv_wnd or last < rcv_wnd
