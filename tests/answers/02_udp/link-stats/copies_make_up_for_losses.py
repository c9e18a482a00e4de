"""Subtracts all answers from what was sent, copies too.

base: reference
score: 0
caught by: link-stats-counts
message: where probe 0 is answered twice
hint: count the numbers that have no answer
"""
# instead of
    counts = {"sent": len(sent), "lost": len(sent) - len(first), "duplicates": duplicates}
# this
    lost = len(sent) - len(first) - duplicates
    counts = {"sent": len(sent), "lost": lost, "duplicates": duplicates}
