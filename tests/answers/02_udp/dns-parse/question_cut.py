"""Does not look whether type and class are there.

base: reference
score: 3
caught by: dns-parse-refuses
message: without answers, cut after 21
hint: each step looks
"""
# instead of
    if at + 4 > len(message):
        raise Truncated(f"the question goes on to byte {at + 4}, and there are {len(message)}")
# this

