"""Compares both ways round, and takes the shorter.

score: 5
"""

RING = 1 << 32


def seq_add(a, n):
    return (a + n % RING) % RING


def seq_diff(a, b):
    forward, back = (a - b) % RING, (b - a) % RING
    return forward if forward < back else -back


def seq_lt(a, b):
    return a != b and (b - a) % RING < RING // 2
