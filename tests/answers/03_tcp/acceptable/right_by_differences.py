"""Asks with the difference of exercise 1.

score: 5
"""

def acceptable(seq, length, rcv_nxt, rcv_wnd):
    def fits(number):
        return 0 <= seq_diff(number % 2**32, rcv_nxt) < rcv_wnd

    if length == 0 and rcv_wnd == 0:
        return seq == rcv_nxt
    if length == 0:
        return fits(seq)
    return fits(seq) or fits(seq + length - 1)
