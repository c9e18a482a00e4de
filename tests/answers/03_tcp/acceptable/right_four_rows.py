"""Has one case for each row of the table.

score: 5
"""

def acceptable(seq: int, length: int, rcv_nxt: int, rcv_wnd: int) -> bool:
    end = seq_add(rcv_nxt, rcv_wnd)

    def between(number):
        return not seq_lt(number, rcv_nxt) and seq_lt(number, end)

    match length > 0, rcv_wnd > 0:
        case False, False:
            return seq == rcv_nxt
        case False, True:
            return between(seq)
        case True, False:
            return False
    return between(seq) or between(seq_add(seq, length - 1))
