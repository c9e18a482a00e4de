"""Returns 0 instead of False for an empty segment outside of the window.

base: reference
score: 2
caught by: acceptable-empty
message: at the first number behind the window
hint: its type is not
"""
# instead of
    return first < rcv_wnd or (length > 0 and last < rcv_wnd)
# this
    return first < rcv_wnd or (length and last < rcv_wnd)
