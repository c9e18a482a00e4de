"""Takes a segment that covers the whole window, too.

base: reference
score: 3
caught by: acceptable-data
message: which covers the window on both sides
hint: the table asks for no more
"""
# instead of
    return first < rcv_wnd or (length > 0 and last < rcv_wnd)
# this
    begins = (first + 2**31) % 2**32 - 2**31
    return begins < rcv_wnd and begins + max(length, 1) > 0
