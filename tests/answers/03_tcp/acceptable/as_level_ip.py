"""Does as Level-IP does (its issue 16).

base: reference
score: 0
caught by: acceptable-data
message: the first number behind the window
hint: the first behind it
"""
# instead of
    if rcv_wnd == 0:
        return length == 0 and first == 0
# this
    if length > 0 and rcv_wnd == 0:
        return False
# instead of
    return first < rcv_wnd or (length > 0 and last < rcv_wnd)
# this
    return not (seq < rcv_nxt or seq > rcv_nxt + rcv_wnd)
