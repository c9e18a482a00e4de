"""Computes in which round the answer lies.

score: 3
"""

def unwrap(seq, near):
    turn = (near - seq + 2**31) // 2**32
    return seq + max(turn, 0) * 2**32
