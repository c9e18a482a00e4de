"""Counts the places at which the order of the answers is not that of the numbers.

base: reference
score: 1
caught by: link-stats-counts
message: where one is very late
hint: not the places that differ
"""
# instead of
    counts = {"sent": len(sent), "lost": len(sent) - len(first), "duplicates": duplicates}
# this
    reordered = sum(number != place for number, place in zip(first, sorted(first)))
    counts = {"sent": len(sent), "lost": len(sent) - len(first), "duplicates": duplicates}
