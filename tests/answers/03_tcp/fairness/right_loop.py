"""Sums in a loop.

score: 3
"""

def fairness(rates):
    """Jain's fairness index of rates."""
    total = squares = 0.0
    if len(rates) == 0:
        raise ValueError("no rates")
    for rate in rates:
        if rate < 0:
            raise ValueError(f"{rate} is negative")
        total += rate
        squares += rate * rate
    return 1.0 if squares == 0 else total * total / len(rates) / squares
