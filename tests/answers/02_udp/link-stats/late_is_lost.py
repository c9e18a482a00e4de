"""Takes an answer that is late for a lost one.

base: reference
score: 2
caught by: link-stats-counts
message: where one is very late
hint: what was answered is not lost
"""
# instead of
        elif number in sent:
# this
        elif number in sent and row["at"] - sent[number] < 500:
