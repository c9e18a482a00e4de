"""Tries the round of `near`, the one before and the one after.

score: 3
"""

def unwrap(seq, near):
    start = near - near % 2**32 + seq
    rounds = [place for place in (start - 2**32, start, start + 2**32) if place >= 0]
    return min(rounds, key=lambda place: abs(place - near))
