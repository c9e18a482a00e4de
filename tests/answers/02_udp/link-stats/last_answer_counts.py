"""Measures to the last answer, so that a copy makes the round trip longer.

base: reference
score: 0
caught by: link-stats-counts
message: where probe 0 is answered twice
hint: the round trip ends at the first answer
"""
# instead of
            duplicates += 1
# this
            duplicates += 1
            first[number] = row["at"]
