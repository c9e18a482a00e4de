"""Reads the clock while it reads the log.

base: reference
score: 0
caught by: link-stats-counts
message: where nothing is lost
hint: both stand in the log
"""
# instead of
            first[number] = row["at"]
# this
            first[number] = time.time_ns() // 1_000_000
