"""Does not ask again.

base: reference
score: 3
caught by: dns-ask-again
message: although the first query was lost
hint: send again
"""
# instead of
        for _ in range(1 + retries):
# this
        for _ in range(1):
