"""Writes the two down in turn.

score: 2
"""

def window_limits(rate: float, delay: float, queue: int) -> tuple[int, int]:
    """The window that just fills a line, and the largest that loses nothing, both in segments."""
    product = round(2 * rate * delay)
    fills = product + 1
    most = fills + queue - 1
    return fills, most
