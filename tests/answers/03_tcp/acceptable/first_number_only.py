"""Asks for the first number only, as smaller TCPs do.

base: reference
score: 1
caught by: acceptable-data
message: whose last number is the first of the window
hint: its end is new
"""
# instead of
    return first < rcv_wnd or (length > 0 and last < rcv_wnd)
# this
    return first < rcv_wnd
