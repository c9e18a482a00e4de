"""Takes the first number behind the window for its last.

base: reference
score: 0
caught by: acceptable-data
message: the first number behind the window
hint: rcv_nxt + rcv_wnd is the first behind it
"""
# instead of
    return first < rcv_wnd or (length > 0 and last < rcv_wnd)
# this
    return first <= rcv_wnd or (length > 0 and last <= rcv_wnd)
