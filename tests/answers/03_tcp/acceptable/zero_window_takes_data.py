"""Takes data at RCV.NXT although the window is closed.

base: reference
score: 3
caught by: acceptable-empty
message: since the window is closed
hint: there is no room
"""
# instead of
    if rcv_wnd == 0:
        return length == 0 and first == 0
# this
    if rcv_wnd == 0:
        return first == 0
