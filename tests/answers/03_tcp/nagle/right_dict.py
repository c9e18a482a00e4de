"""Calls dict.

score: 2
"""

def leave_at_once() -> dict[str, int]:
    """How many segments leave before the first acknowledgement comes."""
    cases = ["[10]", "[5, 5, 5]", "[5, 5], no delay", "[5, 1000]", "[1000, 5]"]
    return dict(zip(cases, (1, 1, 2, 2, 2), strict=True))
