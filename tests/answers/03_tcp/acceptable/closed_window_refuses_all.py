"""Refuses everything while the window is closed.

base: reference
score: 3
caught by: acceptable-empty
message: the one number that a closed window takes
hint: else no ACK would ever be believed
"""
# instead of
    if rcv_wnd == 0:
        return length == 0 and first == 0
# this
    if rcv_wnd == 0:
        return False
