"""Takes a segment at RCV.NXT only, as Contiki-NG did until its pull request 3126.

base: reference
score: 0
caught by: acceptable-data
message: the last number of the window
hint: not just the first
"""
# instead of
    return first < rcv_wnd or (length > 0 and last < rcv_wnd)
# this
    return first == 0
