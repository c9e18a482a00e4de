"""Lists a round-trip time of None for a probe that was lost.

base: reference
score: 1
caught by: link-stats-counts
message: where probe 1 is never answered
hint: leave it out
"""
# instead of
    rtts = [first[number] - sent[number] for number in sorted(first)]
# this
    rtts = [first[number] - sent[number] if number in first else None for number in sorted(sent)]
