"""Lists the round-trip times in the order of the answers.

base: reference
score: 1
caught by: link-stats-counts
message: where one is very late
hint: in the order of the numbers
"""
# instead of
    rtts = [first[number] - sent[number] for number in sorted(first)]
# this
    rtts = [first[number] - sent[number] for number in first]
