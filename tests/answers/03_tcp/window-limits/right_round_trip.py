"""Counts in round trips.

score: 2
"""

def window_limits(rate, delay, queue):
    """The window that just fills a line, and the largest that loses nothing, both in segments."""
    round_trip = delay + delay
    pipe = int(rate * round_trip + 0.5)
    return (1 + pipe, queue + pipe)
