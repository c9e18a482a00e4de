"""Builds it from a rule.

score: 2
"""

def leave_at_once():
    """How many segments leave before the first acknowledgement comes."""
    found = {"[10]": 1, "[5, 5, 5]": 1}
    for case in ("[5, 5], no delay", "[5, 1000]", "[1000, 5]"):
        found[case] = 2
    return found
