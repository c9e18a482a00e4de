"""Divides the square of the mean by the mean of the squares.

score: 3
"""

def fairness(rates: list[float]) -> float:
    """Jain's fairness index of rates."""
    if not rates or any(rate < 0 for rate in rates):
        raise ValueError("rates, none of them negative, are needed")
    count = len(rates)
    mean = sum(rates) / count
    if mean == 0:
        return 1.0
    return mean**2 / (sum(rate**2 for rate in rates) / count)
